// The world's outlines, from TopoJSON: Natural Earth at 1:110m for the world, at 1:50m for the countries around Europe.
const SOURCES = { europe: '../data/europe.json', world: '../data/world.json' };

/** @returns {Promise<object>} a GeometryCollection */
export async function outlines(view) {
  const answer = await fetch(new URL(SOURCES[view], import.meta.url));
  return { type: 'GeometryCollection', geometries: geometries(await answer.json()) };
}

function geometries(topology) {
  const { scale: [scaleX, scaleY], translate: [left, bottom] } = topology.transform;
  const arcs = topology.arcs.map(arc => {
    let x = 0;
    let y = 0;
    return arc.map(([east, north]) => [(x += east) * scaleX + left, (y += north) * scaleY + bottom]);
  });
  // Backwards where the number is negative; where two meet, the point stands once.
  const ring = numbers => numbers.flatMap((number, index) => {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    return index ? arc.slice(1) : arc;
  });
  return topology.objects.countries.geometries.filter(geometry => geometry.arcs).map(geometry => ({
    type: 'MultiPolygon',
    coordinates: (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs).map(polygon => polygon.map(ring)),
  }));
}
