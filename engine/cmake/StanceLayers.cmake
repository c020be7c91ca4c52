# The architecture: what a folder of engine/stance may use besides itself. Read by
# stance_library(), which refuses a link that is not here, and by CheckLayering.cmake,
# which refuses an include that is not here.
set(stance_layers base places rules extract timeline ingest store report)

set(stance_core base places rules extract timeline)
set(stance_base_may_use)
set(stance_places_may_use base)
set(stance_rules_may_use base)
set(stance_extract_may_use base places rules)
set(stance_timeline_may_use base places rules)
set(stance_ingest_may_use ${stance_core})
set(stance_store_may_use ${stance_core})
set(stance_report_may_use ${stance_core})
set(stance_cli_may_use ${stance_layers})

# Third-party headers, by the start of their path, and who may include them, in sources
# only: no third-party type appears in a header of the engine.
set(stance_third_party CLI/ SQLiteCpp/ sqlite3.h toml nlohmann/ sha2.h gumbo.h zlib.h zstd.h re2/)
set(stance_third_party_CLI/ cli)
set(stance_third_party_SQLiteCpp/ store)
set(stance_third_party_sqlite3.h store)
set(stance_third_party_toml rules)
set(stance_third_party_nlohmann/ ingest store report cli)
set(stance_third_party_sha2.h base)
set(stance_third_party_gumbo.h ingest)
set(stance_third_party_re2/ rules)
set(stance_third_party_zlib.h ingest)
set(stance_third_party_zstd.h ingest)

# Folders that take values and return values. No file, stream, clock, environment or
# process is reached from them, and they do not throw.
set(stance_pure ${stance_core} report)
