// The sea chart: outlines, arcs and cities on canvases, words in HTML. What stays for ever is inked once and only added to as
// time goes on; what is vague, rests or ends lies on a layer of its own, which each step draws anew.
import { located } from './course.js';
import { firstDayOf, yearOf } from './days.js';
import { token } from './svg.js';
import { KINDS } from './kinds.js';
import { Names } from './names.js';
import { number } from './words.js';

const { geoAzimuthalEqualArea, geoEqualEarth, geoGraticule, geoPath } = globalThis.d3;

/** A picture of the ink is kept for each such share of all lines, but no fewer, so that going back never draws more again. */
const KEPT_SHARE = .1;
const KEPT_LINES = 200;
/** Degrees below which a great circle is a straight line to the pixel, and above which a line is far. */
const STRAIGHT = 6;
const FAR = 14;
const WIDTHS = [.8, .9, 1, 1, .7];
const NARROW = 700;
const NEAR_POINTER = 10;
/** So many cities in a cell of the chart become one ring; those that would touch become one. */
const CROWD = 64;
const CELL = 48;
const RING = 16;
const RING_OF_THOUSANDS = 22;
const BETWEEN_RINGS = 4;

export class Chart {
  /**
   * @param {HTMLElement} host
   * @param {import('./course.js').Course} course
   * @param {(city: number | null) => void} onChoose of the city under the pointer, else of the one that is kept chosen
   * @param {(city: number | null) => void} onPin of the one that is kept from now on
   */
  constructor(host, course, onChoose, onPin) {
    Object.assign(this, { host, onChoose, onPin, kinds: new Set(KINDS.keys()), outlines: {}, beneath: new Map() });
    this.layers = ['base', 'ink', 'live'].map(() => document.createElement('canvas'));
    this.words = Object.assign(document.createElement('div'), { className: 'names' });
    host.replaceChildren(...this.layers, this.words);
    this.names = new Names(this.words);
    this.take(course);
    new ResizeObserver(() => this.lay()).observe(host);
    addEventListener('hansa-theme', () => this.lay(true));
    host.addEventListener('pointermove', event => this.point(event));
    host.addEventListener('pointerleave', () => this.choose(this.pinned));
    host.addEventListener('click', event => this.pin(this.under(event)));
  }

  /** Another course in the place of the one before, such as what was known on another day; shown by the next lay-out. */
  take(course) {
    Object.assign(this, { course, chosen: null, pinned: null, partners: null, years: new Map(), changing: [] });
    for (const span of course.spans) {
      const isForEver = span.isCertain && !span.isDormant && span.until === Infinity;
      const year = Math.max(1, yearOf(Math.max(span.from, firstDayOf(1))));
      const line = { span, ends: located(course.cities, span) };
      if (line.ends.length < 2) {
        continue;
      }
      if (isForEver) {
        this.years.set(year, [...(this.years.get(year) ?? []), line]);
      } else {
        this.changing.push(line);
      }
    }
    this.inOrder = [...this.years.keys()].sort((one, other) => one - other);
    const lines = this.inOrder.reduce((sum, year) => sum + this.years.get(year).length, 0);
    this.keptLines = Math.max(KEPT_LINES, lines * KEPT_SHARE);
  }

  /** As the style has it; asked once a lay-out, for asking costs more than drawing. */
  token(name) {
    if (!this.tokens.has(name)) {
      this.tokens.set(name, token(name));
    }
    return this.tokens.get(name);
  }

  /** Shows Europe or the world, on a day. */
  look(view, outlines, asOf) {
    this.view = view;
    this.outlines = outlines;
    this.asOf = asOf;
    this.lay(true);
  }

  filter(kind, isShown) {
    if (isShown) {
      this.kinds.add(kind);
    } else {
      this.kinds.delete(kind);
    }
    this.lay(true);
  }

  projection() {
    const [width, height] = [this.width, this.height];
    const isNarrow = width < NARROW;
    if (this.view === 'world') {
      const extent = isNarrow ? [[8, 8], [width - 8, height - 8]] : [[330, 64], [width - 8, height - 40]];
      const corners = [[-140, 60], [-110, -50], [150, -50], [178, 66], [-20, 80]];
      return geoEqualEarth().rotate([-11, 0]).fitExtent(extent, { type: 'MultiPoint', coordinates: corners });
    }
    const europe = geoAzimuthalEqualArea().rotate([-10.5, -50]).precision(.3);
    return isNarrow
      ? europe.scale(width * 2.05).translate([width * .47, height * .5])
      : europe.scale(Math.max(height * 1.72, width * .86)).translate([width * .635, height * .5]);
  }

  lay(isForced = false) {
    const [width, height] = [this.host.clientWidth, this.host.clientHeight];
    if (!this.view || !width || (!isForced && width === this.width && height === this.height)) {
      return;
    }
    Object.assign(this, { width, height, ratio: Math.min(2, devicePixelRatio), tokens: new Map(), traced: new Map() });
    for (const layer of this.layers) {
      layer.width = width * this.ratio;
      layer.height = height * this.ratio;
      layer.getContext('2d').setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    }
    const projection = this.projection().clipExtent([[-40, -40], [width + 40, height + 40]]);
    const { longitude, latitude } = this.course.cities;
    this.path = geoPath(projection);
    this.at = longitude.map((east, city) => east === null ? null : projection([east, latitude[city]]));
    this.projected = projection;
    this.colours = KINDS.map(name => this.token(`--k-${name.toLowerCase()}`));
    this.ground();
    this.prepare();
    this.show(this.asOf);
    this.label();
  }

  /** Water-lining, graticule, land, frontiers: once a view. */
  ground() {
    const ink = this.layers[0].getContext('2d');
    const land = new Path2D(this.path(this.outlines) ?? '');
    ink.fillStyle = this.token('--sea');
    ink.fillRect(0, 0, this.width, this.height);
    ink.lineJoin = 'round';
    for (const [width, colour] of [[20, '--shoal-1'], [8, '--shoal-2']]) {
      ink.lineWidth = this.view === 'world' ? width / 2.4 : width;
      ink.strokeStyle = this.token(colour);
      ink.stroke(land);
    }
    ink.lineWidth = .5;
    ink.strokeStyle = this.token('--rule');
    ink.stroke(new Path2D(this.path(geoGraticule().step([10, 10])()) ?? ''));
    ink.fillStyle = this.token('--land');
    ink.fill(land);
    ink.lineWidth = .9;
    ink.strokeStyle = this.token('--frontier');
    ink.stroke(land);
  }

  /** One path a year, kind and reach, and one of the cities that are new in a year. */
  prepare() {
    this.arcs = new Map();
    this.dots = new Map();
    this.kept = new Map();
    this.inked = null;
    this.dotted = new Map();
    this.crowds = this.crowded();
    for (const year of this.inOrder) {
      const paths = new Map();
      const dots = new Path2D();
      for (const line of this.years.get(year)) {
        if (!this.kinds.has(line.span.kind)) {
          continue;
        }
        const key = line.span.kind * 2 + (this.isFar(line) ? 1 : 0);
        if (!paths.has(key)) {
          paths.set(key, new Path2D());
        }
        this.trace(paths.get(key), line);
        for (const city of line.ends) {
          if (!this.dotted.has(city)) {
            this.dotted.set(city, year);
            this.dot(dots, city);
          }
        }
      }
      this.arcs.set(year, paths);
      this.dots.set(year, dots);
    }
  }

  /** Cells of the chart in which so many cities stand that a ring with their number says more than the dots. */
  crowded() {
    const placed = [...this.at.keys()].filter(city => this.at[city]);
    const cells = Map.groupBy(placed, city => this.at[city].map(length => Math.floor(length / CELL)).join());
    return this.apart([...cells.values()].filter(cities => cities.length >= CROWD).map(cities => this.crowd(cities)));
  }

  /** Those whose rings would touch are one. */
  apart(crowds) {
    for (const one of crowds) {
      const other = crowds.find(crowd => crowd !== one && wouldTouch(crowd, one));
      if (other) {
        const rest = crowds.filter(crowd => crowd !== one && crowd !== other);
        return this.apart([...rest, this.crowd([...one.cities, ...other.cities])]);
      }
    }
    return crowds;
  }

  /** It stands in the middle of all its cities on every day: a ring that moved would say that they did. */
  crowd(cities) {
    const [x, y] = [0, 1].map(axis => cities.reduce((sum, city) => sum + this.at[city][axis], 0) / cities.length);
    return { cities, x, y, radius: cities.length < 1_000 ? RING : RING_OF_THOUSANDS, isShown: false };
  }

  isFar(line) {
    return this.span(line) > FAR;
  }

  span({ ends: [one, other] }) {
    const { longitude, latitude } = this.course.cities;
    return Math.hypot(longitude[one] - longitude[other], latitude[one] - latitude[other]);
  }

  /** Great circles between all of its cities; almost always two. */
  trace(path, { ends }) {
    const { longitude, latitude } = this.course.cities;
    for (let one = 0; one < ends.length; one++) {
      for (let other = one + 1; other < ends.length; other++) {
        const [from, to] = [this.at[ends[one]], this.at[ends[other]]];
        if (this.span({ ends: [ends[one], ends[other]] }) <= STRAIGHT) {
          if (from && to) {
            path.moveTo(...from);
            path.lineTo(...to);
          }
        } else {
          const coordinates = [ends[one], ends[other]].map(city => [longitude[city], latitude[city]]);
          this.path.context(path)({ type: 'LineString', coordinates });
        }
      }
    }
    this.path.context(null);
  }

  dot(path, city) {
    const point = this.at[city];
    const radius = this.view === 'world' ? .7 : .95;
    if (point) {
      path.moveTo(point[0] + radius, point[1]);
      path.arc(point[0], point[1], radius, 0, 7);
    }
  }

  /** The chart of a day. */
  show(asOf) {
    this.asOf = asOf;
    if (!this.arcs) {
      return;
    }
    const year = yearOf(asOf);
    this.inkUpTo(year - 1);
    this.drawLive(asOf, year);
  }

  inkUpTo(year) {
    const layer = this.layers[1];
    const ink = layer.getContext('2d');
    if (this.inked === null || year < this.inked) {
      const from = [...this.kept.keys()].filter(kept => kept <= year).reduce((one, other) => Math.max(one, other), -Infinity);
      this.copy(ink, layer, this.kept.get(from));
      this.inked = from;
      this.sinceKept = 0;
    }
    for (const of of this.inOrder) {
      if (of > this.inked && of <= year) {
        this.keepBefore(of);
        this.add(ink, of);
        this.inked = of;
      }
    }
    this.inked = Math.max(this.inked, year);
  }

  /** Keeps the ink as it is before that year, if with it there would be too much to draw again. */
  keepBefore(year) {
    const lines = this.years.get(year).length;
    if (this.sinceKept + lines <= this.keptLines) {
      this.sinceKept += lines;
      return;
    }
    this.sinceKept = lines;
    if (!this.kept.has(year - 1)) {
      const picture = document.createElement('canvas');
      picture.width = this.layers[1].width;
      picture.height = this.layers[1].height;
      picture.getContext('2d').drawImage(this.layers[1], 0, 0);
      this.kept.set(year - 1, picture);
    }
  }

  copy(ink, layer, picture) {
    ink.save();
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.globalAlpha = 1;
    ink.globalCompositeOperation = 'source-over';
    ink.clearRect(0, 0, layer.width, layer.height);
    if (picture) {
      ink.drawImage(picture, 0, 0);
    }
    ink.restore();
  }

  /** Arcs add up, so that density shows as depth; in the world's view the far ones tell the story. */
  alpha(isFar) {
    // A few lines are drawn as such; thousands as a depth.
    const few = Math.min(8, Math.max(1, 2_000 / Math.max(1, this.course.ids.length)));
    const alpha = Math.min(.9, Number(this.token('--arc-alpha')) * few);
    return this.view === 'world' ? (isFar ? Math.min(.9, alpha * 2.2) : alpha * .12 * few) : alpha;
  }

  lineWidth(kind) {
    const isSparse = this.course.ids.length < 200;
    return WIDTHS[kind] * (this.view === 'world' || this.width < NARROW ? .6 : 1) * (isSparse ? 1.8 : 1);
  }

  add(ink, year) {
    ink.globalCompositeOperation = this.token('--arc-blend');
    for (const [key, path] of [...this.arcs.get(year)].sort(([one], [other]) => other - one)) {
      const kind = key >> 1;
      ink.globalAlpha = this.alpha(Boolean(key & 1));
      ink.lineWidth = this.lineWidth(kind);
      ink.strokeStyle = this.colours[kind];
      ink.stroke(path);
    }
    ink.globalCompositeOperation = 'source-over';
    ink.globalAlpha = this.view === 'world' ? .18 : .3;
    ink.fillStyle = this.token('--ink');
    ink.fill(this.dots.get(year));
  }

  /** What may be, what rests, what has begun this year and what has an end, and then the chosen city. */
  drawLive(asOf, year) {
    const ink = this.layers[2].getContext('2d');
    ink.clearRect(0, 0, this.width, this.height);
    this.layers[1].classList.toggle('back', this.chosen !== null);
    if (this.chosen === null) {
      const lines = [...(this.years.get(year) ?? []), ...this.changing];
      this.drawLines(ink, lines.filter(({ span }) => isOn(span, asOf) && this.kinds.has(span.kind)), year);
      this.drawCrowds(ink);
    } else {
      this.drawChosen(ink, asOf);
    }
    this.names.asOf(city => this.isInBeing(city, asOf));
  }

  /** All that look the same in one stroke, then the dots of cities that are not in the ink, and above them what only may be. */
  drawLines(ink, lines, year) {
    const looks = new Map();
    const cities = new Set();
    for (const line of lines) {
      const { kind, isCertain, isDormant } = line.span;
      const look = [kind, isCertain, isDormant, this.isFar(line)].join();
      if (!looks.has(look)) {
        looks.set(look, { line, path: new Path2D() });
      }
      looks.get(look).path.addPath(this.pathOf(line));
      line.ends.filter(city => !(this.dotted.get(city) < year)).forEach(city => cities.add(city));
    }
    const isCertain = ({ line }) => line.span.isCertain;
    [...looks.values()].filter(isCertain).forEach(look => this.drawLook(ink, look));
    ink.globalAlpha = .3;
    ink.fillStyle = this.token('--ink');
    const dots = new Path2D();
    cities.forEach(city => this.dot(dots, city));
    ink.fill(dots);
    [...looks.values()].filter(look => !isCertain(look)).forEach(look => this.drawLook(ink, look));
  }

  pathOf(line) {
    if (!this.traced.has(line)) {
      const path = new Path2D();
      this.trace(path, line);
      this.traced.set(line, path);
    }
    return this.traced.get(line);
  }

  drawLook(ink, { line, path }) {
    const { span } = line;
    const alpha = span.isCertain ? this.alpha(this.isFar(line)) : Number(this.token('--may-alpha'));
    ink.globalCompositeOperation = span.isCertain ? this.token('--arc-blend') : 'source-over';
    ink.setLineDash(span.isCertain ? [] : [3, 3]);
    ink.globalAlpha = span.isDormant ? alpha / 2 : alpha;
    ink.lineWidth = this.lineWidth(span.kind) * (span.isDormant ? .5 : 1);
    ink.strokeStyle = this.colours[span.kind];
    ink.stroke(path);
    ink.setLineDash([]);
    ink.globalCompositeOperation = 'source-over';
    ink.globalAlpha = 1;
  }

  drawCrowds(ink) {
    ink.globalAlpha = 1;
    ink.textAlign = 'center';
    ink.textBaseline = 'middle';
    ink.font = `500 12px ${this.token('--sans')}`;
    for (const crowd of this.crowds) {
      const count = crowd.cities.filter(city => this.isInBeing(city, this.asOf)).length;
      crowd.isShown = count >= CROWD;
      if (crowd.isShown) {
        ink.beginPath();
        ink.arc(crowd.x, crowd.y, crowd.radius, 0, 7);
        ink.fillStyle = this.token('--paper');
        ink.globalAlpha = .9;
        ink.fill();
        ink.globalAlpha = 1;
        ink.lineWidth = 1.2;
        ink.strokeStyle = this.token('--ink');
        ink.stroke();
        ink.fillStyle = this.token('--ink');
        ink.fillText(number(count), crowd.x, crowd.y + .5);
      }
    }
    this.cover();
  }

  /** A name gives way to a ring that stands on it, while it does. */
  cover() {
    for (const [word, crowds] of this.beneath) {
      word.toggleAttribute('hidden', crowds.some(crowd => crowd.isShown));
    }
  }

  drawChosen(ink, asOf) {
    const partners = new Map();
    for (const span of this.course.ofCity.get(this.chosen) ?? []) {
      if (!isOn(span, asOf) || !this.kinds.has(span.kind)) {
        continue;
      }
      const ends = located(this.course.cities, span);
      const path = new Path2D();
      ends.filter(city => city !== this.chosen).forEach(city => {
        this.trace(path, { ends: [this.chosen, city] });
        partners.set(city, span);
      });
      ink.globalAlpha = span.isDormant ? .5 : 1;
      ink.lineWidth = span.isDormant ? .9 : 1.8;
      ink.strokeStyle = this.colours[span.kind];
      ink.setLineDash(span.isCertain ? [] : [5, 3]);
      ink.stroke(path);
      ink.setLineDash([]);
    }
    ink.globalAlpha = 1;
    for (const [city, span] of partners) {
      this.mark(ink, city, 3.4, this.colours[span.kind], span.isDormant);
    }
    this.mark(ink, this.chosen, 5, this.token('--ink'), false);
    if (this.partners !== partners.size) {
      this.partners = partners.size;
      this.label([...partners.keys()]);
    }
  }

  /** A dot; half of it where the partnership rests. */
  mark(ink, city, radius, colour, isHalf) {
    const point = this.at[city];
    if (!point) {
      return;
    }
    ink.beginPath();
    ink.arc(point[0], point[1], radius, 0, 7);
    ink.fillStyle = isHalf ? this.token('--paper') : colour;
    ink.fill();
    ink.lineWidth = 1.5;
    ink.strokeStyle = isHalf ? colour : this.token('--paper');
    ink.stroke();
    if (isHalf) {
      ink.beginPath();
      ink.arc(point[0], point[1], radius, 0, Math.PI);
      ink.fillStyle = colour;
      ink.fill();
    }
  }

  isInBeing(city, asOf) {
    return (this.course.ofCity.get(city) ?? []).some(span => isOn(span, asOf) && this.kinds.has(span.kind));
  }

  label(partners = []) {
    this.names.write({
      view: this.view, width: this.width, height: this.height, projection: this.projected, at: this.at, course: this.course,
      chosen: this.chosen, partners, clear: this.host.dataset.clear === '' ? { width: 450, height: 520 } : null, taken: this.taken(),
    });
    this.names.asOf(city => this.isInBeing(city, this.asOf));
    this.layUnderCrowds();
  }

  /** Where no name may stand: under what lies on the chart's edges, and where a ring may be while no city is chosen. */
  taken() {
    const frame = this.host.getBoundingClientRect();
    const beside = [...this.host.parentElement.querySelectorAll('.looks, .colophon')].map(one => one.getBoundingClientRect())
      .map(({ left, top, width, height }) => [left - frame.left, top - frame.top, width, height]);
    const rings = this.chosen === null ? this.crowds.map(({ x, y, radius }) => [x - radius, y - radius, 2 * radius, 2 * radius]) : [];
    return [...beside, ...rings];
  }

  /** Which names stand where rings may; none while a city is chosen, for then there are no rings. */
  layUnderCrowds() {
    const frame = this.host.getBoundingClientRect();
    const words = this.chosen === null ? [...this.words.children] : [];
    this.beneath = new Map(words.map(word => {
      const { left, right, top, bottom } = word.getBoundingClientRect();
      const isBeneath = ({ x, y, radius }) => left - frame.left < x + radius && x - radius < right - frame.left
        && top - frame.top < y + radius && y - radius < bottom - frame.top;
      return [word, this.crowds.filter(isBeneath)];
    }));
    this.cover();
  }

  under(event) {
    const frame = this.host.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    let nearest = null;
    let least = NEAR_POINTER ** 2;
    for (const city of this.course.ofCity.keys()) {
      const point = this.at[city];
      const distance = point ? (point[0] - x) ** 2 + (point[1] - y) ** 2 : Infinity;
      if (distance < least && this.isInBeing(city, this.asOf)) {
        least = distance;
        nearest = city;
      }
    }
    return nearest;
  }

  point(event) {
    if (this.at && !event.buttons) {
      this.choose(this.under(event) ?? this.pinned);
    }
  }

  /** Keeps a city chosen, until another or none is. */
  pin(city) {
    this.pinned = city;
    this.choose(city);
    this.onPin(city);
  }

  choose(city) {
    if (city === this.chosen) {
      return;
    }
    this.chosen = city;
    this.partners = null;
    this.drawLive(this.asOf, yearOf(this.asOf));
    if (city === null) {
      this.label();
    }
    this.onChoose(city);
  }
}

function wouldTouch(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + BETWEEN_RINGS;
}

function isOn(span, day) {
  return span.from <= day && day < span.until;
}
