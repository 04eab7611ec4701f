// A chart to take away: its rows as a table, its drawing as a file.
const SCALE = 2;
const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font', 'font-weight', 'text-anchor', 'fill-opacity'];

function save(name, address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

function dataAddress(type, text) {
  return `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
}

/** RFC 4180; what a spreadsheet would take for a formula is quoted by an apostrophe, as the interface's own exports do. */
export function asCsv(name, { dimensions, rows }) {
  const columns = [...dimensions, 'certain', 'possible'];
  const field = value => {
    const text = typeof value === 'object' && value !== null ? 'untold' : String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [columns, ...rows.map(row => columns.map(column => row[column]))];
  saveCsv(name, lines.map(line => `${line.map(field).join(',')}\r\n`).join(''));
}

/** What the interface has given, however long. */
export function saveAs(name, blob) {
  const address = URL.createObjectURL(blob);
  save(name, address);
  URL.revokeObjectURL(address);
}

/** A table that the interface has written. */
export function saveCsv(name, text) {
  save(`${name}.csv`, dataAddress('text/csv', text));
}

/** With the styles that it has on the page, for elsewhere there are none. */
function text(drawing) {
  const copy = drawing.cloneNode(true);
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    for (const property of STYLES) {
      element.style.setProperty(property, style.getPropertyValue(property));
    }
  });
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.style.background = getComputedStyle(document.documentElement).getPropertyValue('--paper');
  return new XMLSerializer().serializeToString(copy);
}

export function asSvg(name, drawing) {
  save(`${name}.svg`, dataAddress('image/svg+xml', text(drawing)));
}

export async function asPng(name, drawing) {
  const image = new Image();
  image.src = dataAddress('image/svg+xml', text(drawing));
  await image.decode();
  const { width, height } = drawing.viewBox.baseVal;
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
  const ink = canvas.getContext('2d');
  ink.scale(SCALE, SCALE);
  ink.drawImage(image, 0, 0, width, height);
  save(`${name}.png`, canvas.toDataURL('image/png'));
}
