# The program, the libraries as stance::base and so on, their headers, the packs and the
# data. tests/install proves that a project elsewhere can use what is installed.
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/stance")
set(share_dir "${CMAKE_INSTALL_DATADIR}/stance")

get_property(libraries GLOBAL PROPERTY STANCE_LIBRARIES)
install(TARGETS ${libraries} EXPORT stanceTargets FILE_SET HEADERS)
install(EXPORT stanceTargets NAMESPACE stance:: DESTINATION "${package_dir}")
if(TARGET stance)
  install(TARGETS stance)
endif()
foreach(folder IN ITEMS rules data)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/${folder}/" DESTINATION "${share_dir}/${folder}"
    PATTERN gazetteer EXCLUDE)  # the generator; its table is data/jurisdictions.tsv
endforeach()

list(TRANSFORM libraries REPLACE "^stance_" "stance::" OUTPUT_VARIABLE exported_libraries)
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/engine/cmake/stanceConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/stanceConfig.cmake"
  INSTALL_DESTINATION "${package_dir}"
  PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/stanceConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/stanceConfig.cmake"
  "${PROJECT_BINARY_DIR}/stanceConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/engine/cmake/Findgumbo.cmake"
  "${PROJECT_SOURCE_DIR}/engine/cmake/Findlibmd.cmake"
  "${PROJECT_SOURCE_DIR}/engine/cmake/Findre2.cmake"
  DESTINATION "${package_dir}")
