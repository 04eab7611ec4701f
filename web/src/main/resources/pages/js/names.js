// The words on the chart: chief cities, each only where it hits no other; seas in italics, as on any chart.
import { language } from './words.js';

const SEAS = {
  europe: [
    [2.9, 56.6, 'North Sea', 'Nordsee'], [19.2, 58.2, 'Baltic', 'Ostsee'], [-5.5, 45.9, 'Bay of Biscay', 'Biskaya'],
    [5.5, 40.4, 'Mediterranean', 'Mittelmeer'], [34.2, 43.3, 'Black Sea', 'Schwarzes Meer'], [-16, 55, 'Atlantic', 'Atlantik'],
  ],
  world: [[-42, 32, 'Atlantic', 'Atlantik'], [80, -18, 'Indian Ocean', 'Indischer Ozean'], [-140, 8, 'Pacific', 'Pazifik']],
};
const NARROW = 700;
const BIG = 25;

export class Names {
  constructor(host) {
    this.host = host;
    this.shown = [];
  }

  write({ view, width, height, projection, at, course, chosen, partners, clear, taken }) {
    const words = [];
    this.shown = [];

    function fits(x, y, w, h) {
      const isOutside = x < 4 || y < 4 || x + w > width - 4 || y + h > height - 4;
      const isOnTitle = clear && x < clear.width && y < clear.height;
      const hits = taken.some(([left, top, wide, high]) => x < left + wide && left < x + w && y < top + high && top < y + h);
      if (isOutside || isOnTitle || hits) {
        return false;
      }
      taken.push([x, y, w, h]);
      return true;
    }

    function label(text, x, y, name) {
      const word = Object.assign(document.createElement('span'), { className: name, textContent: text });
      word.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      words.push(word);
      return word;
    }

    for (const [east, north, english, german] of SEAS[view]) {
      const text = language === 'de' ? german : english;
      const point = projection([east, north]);
      const wide = text.length * 8;
      if (point && fits(point[0] - wide / 2 - 6, point[1] - 9, wide + 12, 20)) {
        label(text, point[0] - wide / 2, point[1] - 9, 'sea');
      }
    }
    const put = (city, name, wide, places) => {
      const point = at[city];
      const place = point && places.find(([x, y]) => fits(point[0] + x - 3, point[1] + y, wide + 6, 17));
      if (place) {
        const word = label(course.cities.name[city], point[0] + place[0], point[1] + place[1], name);
        this.shown.push([city, word]);
      }
      return Boolean(place);
    };
    if (chosen !== null) {
      for (const city of [chosen, ...partners]) {
        const wide = (course.cities.name[city] ?? '').length * (city === chosen ? 9 : 7) + 8;
        put(city, city === chosen ? 'city chief' : 'city', wide, [[8, -9], [-wide / 2, 7], [-wide / 2, -26], [-wide - 4, -9]]);
      }
    } else {
      let left = width < NARROW ? 14 : 46;
      for (const [city, ties] of byTies(course)) {
        const name = ties >= BIG ? 'city big' : 'city';
        const wide = course.cities.name[city].length * (ties >= BIG ? 7.2 : 6.5) + 6;
        if (left > 0 && put(city, name, wide, [[6, -9], [-wide - 3, -9]])) {
          left--;
        }
      }
    }
    this.host.replaceChildren(...words);
    this.host.classList.toggle('chosen', chosen !== null);
  }

  /** A city that keeps nothing on the day is faint. */
  asOf(isInBeing) {
    for (const [city, word] of this.shown) {
      word.classList.toggle('absent', !isInBeing(city));
    }
  }
}

/** Where many lines meet, the name is looked for. */
function byTies(course) {
  return [...course.ofCity]
    .filter(([city]) => course.cities.name[city] !== null)
    .map(([city, spans]) => [city, new Set(spans.map(span => span.partnership)).size])
    .sort(([, one], [, other]) => other - one)
    .slice(0, 400);
}
