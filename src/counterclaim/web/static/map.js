// The map. It draws what /map/points.json says and nothing else; the table below it says the same without any of this.

let maplibre; // loaded while the points are fetched
const box = document.getElementById("map");
const DAY = 86400000;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function sides() {
  const found = [];
  for (const dot of document.querySelectorAll("#legend [data-side]")) found.push(dot.dataset.side, dot.getAttribute("fill"));
  return found;
}

function dots() {
  const known = sides();
  const alone = known.length ? ["match", ["get", "s"], ...known, colour("--soft")] : colour("--soft");
  return ["case", ["==", ["get", "s"], "+"], colour("--sheet"), alone];
}

// The ring of a place, where a data set is chosen: the colour of the side that it shows, else the ink.
function rings() {
  const known = sides();
  return known.length ? ["match", ["coalesce", ["get", "k"], ""], ...known, colour("--ink")] : colour("--ink");
}

function letters() {
  const found = [];
  for (const dot of document.querySelectorAll("#legend [data-side]")) found.push(dot.dataset.side, ` [${dot.dataset.letter}]`);
  if (!found.length) return "";
  return ["case", ["has", "k"], ["match", ["get", "k"], ...found, "contested", " [≠]", " [?]"], ""];
}

function layers() {
  const ink = colour("--ink"), sheet = colour("--sheet"), line = colour("--line"), soft = colour("--soft");
  const text = { "text-color": ink, "text-halo-color": sheet, "text-halo-width": 1.5 };
  const single = ["!", ["has", "point_count"]];
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
    { id: "land", type: "fill", source: "world", filter: ["==", ["get", "part"], "land"], paint: { "fill-color": colour("--land") } },
    { id: "agreed", type: "line", source: "world", filter: ["all", ["==", ["get", "part"], "border"], ["==", ["get", "agreed"], true]], paint: { "line-color": line, "line-width": 1 } },
    { id: "open", type: "line", source: "world", filter: ["all", ["==", ["get", "part"], "border"], ["==", ["get", "agreed"], false]], paint: { "line-color": line, "line-width": 1, "line-dasharray": [3, 3] } },
    ...[1, 2, 3, 4].map((rank) => ({
      id: `names-${rank}`, type: "symbol", source: "world", minzoom: [0, 0, 2.5, 3.5, 4.5][rank],
      filter: ["all", ["==", ["get", "part"], "name"], ["==", ["get", "rank"], rank]],
      layout: { "text-field": ["get", "name"], "text-size": 12, "text-letter-spacing": 0.1 },
      paint: { ...text, "text-color": soft },
    })),
    { id: "clusters", type: "circle", source: "points", filter: ["has", "point_count"], paint: {
      "circle-color": sheet, "circle-stroke-color": ink, "circle-stroke-width": ["case", [">", ["get", "d"], 0], 3, 1.5],
      "circle-radius": ["interpolate", ["linear"], ["get", "point_count"], 2, 13, 100, 20, 5000, 30] } },
    { id: "counts", type: "symbol", source: "points", filter: ["has", "point_count"], layout: {
      "text-field": ["concat", ["to-string", ["get", "point_count"]], ["case", [">", ["get", "d"], 0], " ≠", ""]],
      "text-size": 12, "text-allow-overlap": true }, paint: { "text-color": ink } },
    { id: "places", type: "circle", source: "points", filter: single, paint: {
      "circle-color": dots(), "circle-opacity": 0.85, "circle-stroke-color": rings(), "circle-stroke-width": ["case", ["has", "k"], 4, [">", ["get", "d"], 0], 3, 1],
      "circle-radius": ["interpolate", ["linear"], ["get", "c"], 1, 6, 20, 10, 500, 18] } },
    { id: "labels", type: "symbol", source: "points", filter: single, layout: {
      "text-field": ["concat", ["get", "n"], ["case", ["!=", ["get", "l"], ""], ["concat", " ", ["get", "l"]], ""], ["case", [">", ["get", "d"], 0], " ≠", ""], letters()],
      "text-size": 12, "text-anchor": "left", "text-offset": [0.9, 0], "text-optional": true }, paint: text },
  ];
}

function style(data) {
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: new URL(box.dataset.world, location.href).href },
      points: { type: "geojson", data, cluster: true, clusterRadius: 40, clusterMaxZoom: 9, clusterProperties: { d: ["+", ["get", "d"]], c: ["+", ["get", "c"]] } },
    },
    layers: layers(),
  };
}

// Where most places are: of many, the outermost few in each direction may begin outside.
function bounds(data) {
  const spots = data.features.map((each) => each.geometry.coordinates);
  if (!spots.length) return null;
  const cut = spots.length > 20 ? Math.ceil(spots.length * 0.04) : 0;
  const [xs, ys] = [0, 1].map((axis) => spots.map((spot) => spot[axis]).sort((a, b) => a - b));
  return [[xs[cut], ys[cut]], [xs.at(-1 - cut), ys.at(-1 - cut)]];
}

function told(data) {
  box.dataset.places = data.features.length;
  box.dataset.claims = data.features.reduce((sum, each) => sum + each.properties.c, 0);
}

async function points(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function popup(map, feature) {
  const link = document.createElement("a");
  const asked = new URLSearchParams({ name: feature.properties.i });
  for (const name of ["since", "until"]) {
    const value = document.getElementById(name).value;
    if (value) asked.set(name, value);
  }
  link.href = `/place?${asked}`;
  link.textContent = feature.properties.n;
  const words = document.createElement("p");
  const disputes = feature.properties.d ? `, ${feature.properties.d} in dispute` : "";
  const shown = feature.properties.w ? `. ${document.getElementById("layer")?.querySelector("b").textContent ?? ""} Here: ${feature.properties.w}.` : "";
  words.append(link, `: ${feature.properties.c} claims${disputes}${shown}`);
  new maplibre.Popup({ closeButton: true }).setLngLat(feature.geometry.coordinates).setDOMContent(words).addTo(map);
}

function react(map) {
  map.on("click", "places", (event) => popup(map, event.features[0]));
  map.on("click", "clusters", async (event) => {
    const cluster = event.features[0];
    const zoom = await map.getSource("points").getClusterExpansionZoom(cluster.properties.cluster_id);
    map.easeTo({ center: cluster.geometry.coordinates, zoom });
  });
  for (const layer of ["places", "clusters"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

async function table(address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["table", "legend"]) document.getElementById(id)?.replaceWith(page.getElementById(id));
}

// The slider moves the whole span, as long as it is, to another last day.
function slide(map, data) {
  const line = document.getElementById("timeline");
  if (!line) return;
  const since = document.getElementById("since"), until = document.getElementById("until");
  const range = document.getElementById("day"), said = document.getElementById("day-said");
  const first = Date.parse(line.dataset.first), last = Date.parse(line.dataset.last);
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const length = since.value && until.value ? Date.parse(until.value) - Date.parse(since.value) : 6 * DAY;
  range.max = Math.round((last - first) / DAY);
  range.value = Math.round(((until.value ? Date.parse(until.value) : last) - first) / DAY);
  said.value = since.value || until.value ? `${since.value || "…"} to ${until.value || "…"}` : "all days";
  line.hidden = false;
  let running = 0;
  async function moved() {
    const mine = ++running;
    const form = new URLSearchParams(new FormData(document.getElementById("window")));
    const [fresh] = await Promise.all([points(`/map/points.json?${form}`), table(`/map?${form}`)]);
    if (mine !== running) return;
    map.getSource("points").setData(fresh);
    map.setPaintProperty("places", "circle-color", dots());
    history.replaceState(null, "", `/map?${form}${location.hash}`);
    told(fresh);
  }
  range.addEventListener("input", () => {
    const end = first + Number(range.value) * DAY;
    until.value = iso(end);
    since.value = iso(end - length);
    said.value = `${since.value} to ${until.value}`;
  });
  let waiting;
  range.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(moved, 150);
  });
}

async function start() {
  const [library, data] = await Promise.all([import("/static/map/maplibre-gl.mjs"), points(box.dataset.points)]);
  maplibre = library;
  box.hidden = false;
  const around = bounds(data);
  const map = new maplibre.Map({
    container: box, style: style(data), hash: true, attributionControl: false, maxZoom: 12, renderWorldCopies: false, fadeDuration: 0,
    ...(around && !location.hash ? { bounds: around, fitBoundsOptions: { padding: 40, maxZoom: 8 } } : {}),
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.addControl(new maplibre.ScaleControl());
  react(map);
  slide(map, data);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(map.getSource("points").serialize().data)));
  map.once("load", () => { told(data); box.dataset.ready = "true"; });
}

if (box) {
  start().catch(() => {
    box.hidden = true;
    document.getElementById("map-fault").hidden = false;
  });
}
