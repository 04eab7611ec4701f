// A form for a command, made of the interface's own description of it (OpenAPI), and what was refused shown at its field.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { today } from './clocks.js';
import { commands as german } from './commands.de.js';
import { edtf, said, sign } from './dates.js';
import { iso } from './days.js';
import { ask, give, Problem } from './interface.js';
import { label, language, number, t, term } from './words.js';

/** Texts that are rather long. */
const LONG = new Set(['reason', 'note', 'text', 'summary', 'purpose', 'conditions', 'description']);
const CITY = 'A city';
/** What belongs to every command: asked for last, and folded away. */
const ENVELOPE = ['effective', 'by', 'source', 'confidence', 'visibility'];
const FOUND = 8;
const CHANGED_MEANWHILE = 412;

let description;

/** The interface's description, asked for once. */
async function described() {
  description ??= await ask('/api-docs');
  return description;
}

/** The commands of a register's records, or the one that begins a record: their addresses and names. */
export async function commandsOf(collection, id) {
  const { paths } = await described();
  const prefix = `/api/${collection}/{id}/`;
  const chosen = id
    ? Object.keys(paths).filter(path => path.startsWith(prefix) && paths[path].post)
    : [`/api/${collection}`].filter(path => paths[path]?.post);
  return chosen.map(path => ({ path, name: path.slice(prefix.length) }));
}

export class CommandForm {
  /**
   * @param {(written: {id: string, position: number}) => void} onWritten
   * @param {{choices?: Record<string, {value: string, label: string}[]>, sequence?: () => number, meanwhile?: () => Promise<object>}} [record]
   *   what a field may name of it; as of which sequence the reader sees it; and what was recorded of it meanwhile
   */
  constructor(host, path, id, onWritten, { choices = {}, sequence, meanwhile } = {}) {
    Object.assign(this, { host, path, id, onWritten, choices, sequence, meanwhile, values: {}, found: [], refused: null, rows: new Map() });
  }

  async begin() {
    const { paths, components } = await described();
    this.schemas = components.schemas;
    this.schema = this.resolve(paths[this.path].post.requestBody.content['application/json'].schema);
    // A box that is not ticked says no.
    for (const name of this.schema.required ?? []) {
      if (this.resolve(this.schema.properties[name]).type === 'boolean') {
        this.values[name] = false;
      }
    }
    const { operationId, description } = paths[this.path].post;
    this.purpose = language === 'de' ? german[operationId.split('.')[1]] : description;
    this.draw();
  }

  resolve(schema) {
    return schema.$ref ? this.schemas[schema.$ref.split('/').at(-1)] : schema;
  }

  draw() {
    const { properties, required = [] } = this.schema;
    const own = Object.keys(properties).filter(name => !ENVELOPE.includes(name));
    const envelope = ENVELOPE.filter(name => properties[name]);
    const field = name => this.field([name], properties[name], required.includes(name));
    render(html`<form class="command" novalidate @submit=${event => this.submit(event)}>
      <p class="purpose">${this.purpose}</p>
      ${this.refused && !this.refused.field ? this.refusal() : ''}
      ${own.map(field)}
      ${envelope.includes('effective') ? field('effective') : ''}
      <details><summary>${t('form.more')}</summary>${envelope.filter(name => name !== 'effective').map(field)}</details>
      <p class="next"><button class="btn main" ?disabled=${this.isBusy}>${t('form.give')}</button></p>
      <datalist id="found-cities">${this.found.map(city => html`<option value=${city.id}>${city.name}, ${city.country}</option>`)}</datalist>
    </form>`, this.host);
  }

  refusal() {
    return html`<div class="refusal" role="alert" tabindex="-1"><strong>${this.refused.title}</strong> ${this.refused.detail}
      ${this.other ? html`<p>№ ${number(this.other.position)} ${this.other.sentence} <a href="#timeline">${t('form.look')}</a></p>` : ''}</div>`;
  }

  /** A field by its path in the body; what was refused of it stands beneath. */
  field(path, given, isRequired) {
    const schema = this.resolve(given);
    const name = path.join('.');
    const id = `field-${name.replaceAll('.', '-')}`;
    const isRefused = this.refused?.field === name || this.refused?.field === path[0] && path.length === 1;
    const named = html`${nameOf(path.at(-1))}${isRequired ? html` <span class="quiet">${t('form.required')}</span>` : ''}`;
    if (schema.type === 'object') {
      const inner = Object.entries(schema.properties ?? {});
      return html`<fieldset class=${isRefused ? 'refused' : ''}><legend>${named}</legend>
        ${inner.map(([key, one]) => this.field([...path, key], one, false))}${isRefused ? this.refusal() : ''}</fieldset>`;
    }
    return html`<div class=${isRefused ? 'field refused' : 'field'}>
      ${schema.type === 'array' ? html`<span id=${id}>${named}</span>` : html`<label for=${id}>${named}</label>`}
      ${this.widget(path, schema, id, isRefused)}
      ${isRefused ? this.refusal() : ''}</div>`;
  }

  widget(path, schema, id, isRefused) {
    if (schema.type === 'array') {
      return this.list(path, this.resolve(schema.items), id);
    }
    const value = this.valueAt(path) ?? '';
    const set = event => this.set(path, event.target.value);
    if (schema.enum) {
      return html`<select id=${id} aria-invalid=${isRefused} @change=${set}><option value="">${t('form.choose')}</option>
        ${schema.enum.map(one => html`<option value=${one} ?selected=${one === value}>${term(one)}</option>`)}</select>`;
    }
    if (schema.type === 'boolean') {
      return html`<input id=${id} type="checkbox" .checked=${value === true} @change=${event => this.set(path, event.target.checked)}>`;
    }
    if (schema.type === 'integer' || schema.type === 'number') {
      return html`<input id=${id} inputmode="numeric" aria-invalid=${isRefused} .value=${String(value)}
        @change=${event => this.set(path, numeric(event.target.value))}>`;
    }
    if (schema.format === 'edtf') {
      return html`<input id=${id} aria-invalid=${isRefused} aria-describedby=${`${id}-said`} .value=${value} placeholder="1978-10"
          @input=${event => this.date(path, event.target.value)}>
        ${this.vaguer(path, value)}<output class="small quiet" id=${`${id}-said`} for=${id}>${worded(value)}</output>`;
    }
    if (schema.description?.startsWith(CITY)) {
      return html`<input id=${id} list="found-cities" aria-invalid=${isRefused} .value=${value} placeholder=${t('form.city')}
        @input=${event => this.city(path, event.target.value)}>`;
    }
    const choices = path.length === 1 ? this.choices[path[0]] : null;
    if (choices?.length) {
      return html`<input id=${id} list=${`${id}-choices`} aria-invalid=${isRefused} .value=${value} @input=${set}>
        <datalist id=${`${id}-choices`}>${choices.map(choice => html`<option value=${choice.value}>${choice.label}</option>`)}</datalist>`;
    }
    return LONG.has(path.at(-1))
      ? html`<textarea id=${id} rows="2" aria-invalid=${isRefused} .value=${value} @change=${set}></textarea>`
      : html`<input id=${id} aria-invalid=${isRefused} .value=${value} @change=${set}>`;
  }

  /** Constants are ticked; anything else has a line of its own, and as many as are wanted. */
  list(path, items, id) {
    if (items.enum) {
      const chosen = this.valueAt(path) ?? [];
      const toggle = (one, isOn) => this.set(path, isOn ? [...chosen, one] : chosen.filter(other => other !== one));
      return html`<div class="ticks" role="group" aria-labelledby=${id}>${items.enum.map(one => html`<label>
        <input type="checkbox" .checked=${chosen.includes(one)} @change=${event => toggle(one, event.target.checked)}>${term(one)}</label>`)}</div>`;
    }
    const name = path.join('.');
    const rows = Math.max(this.rows.get(name) ?? 1, (this.valueAt(path) ?? []).length);
    const add = () => {
      this.rows.set(name, rows + 1);
      this.draw();
    };
    return html`<div role="group" aria-labelledby=${id}>
      ${Array.from({ length: rows }, (_, index) => this.field([...path, String(index)], items, false))}
      <button type="button" class="link small" @click=${add}>${t('form.add')}</button></div>`;
  }

  valueAt(path) {
    return path.reduce((value, key) => value?.[key], this.values);
  }

  set(path, value) {
    const last = path.at(-1);
    let at = this.values;
    for (let depth = 0; depth < path.length - 1; depth++) {
      at[path[depth]] ??= /^\d+$/.test(path[depth + 1]) ? [] : {};
      at = at[path[depth]];
    }
    at[last] = value === '' ? null : value;
    this.draw();
  }

  /** A day is given by a click, and made as vague as it is known. */
  vaguer(path, value) {
    const [year, month] = value.replace(/[~?%]$/, '').split('-');
    const isOne = /^\d{4}(-\d\d){0,2}[~?%]?$/.test(value);
    const choices = [
      ['today', true, iso(today())],
      ['month', isOne && month !== undefined, `${year}-${month}`],
      ['year', isOne, year],
      ['about', isOne && !/[?%]$/.test(value), value.endsWith('~') ? value.slice(0, -1) : `${value}~`],
    ];
    return html`<div class="seg" role="group" aria-label=${t('form.vague')}>${choices.map(([name, isThere, text]) => html`<button type="button"
      ?disabled=${!isThere} @click=${() => this.date(path, text)}>${t(`form.${name}`)}</button>`)}</div>`;
  }

  date(path, text) {
    this.set(path, text.trim());
  }

  /** Found by what is typed; what is chosen is the city's id. */
  async city(path, text) {
    this.set(path, text.trim());
    if (text.length > 1 && !/^[0-9a-f-]{36}$/.test(text)) {
      const { items } = await ask('/api/cities', { q: text, limit: FOUND });
      this.found = items;
      this.draw();
    }
  }

  async submit(event) {
    event.preventDefault();
    this.isBusy = true;
    this.refused = null;
    this.other = null;
    this.draw();
    try {
      const written = await give(this.path.replace('{id}', this.id ?? ''), without(this.values) ?? {}, this.sequence?.());
      this.onWritten(written);
    } catch (thrown) {
      if (!(thrown instanceof Problem)) {
        throw thrown;
      }
      this.refused = thrown.document;
      this.other = thrown.status === CHANGED_MEANWHILE ? await this.meanwhile() : null;
    } finally {
      this.isBusy = false;
      this.draw();
    }
    (this.host.querySelector('.refused :is(input, select, textarea)') ?? this.host.querySelector('.refusal'))?.focus();
  }
}

/** What was recorded, with its entry in the log, until the reader goes on. */
export function recorded({ position }) {
  return html`<p class="recorded" role="status"><span class="folio">${number(position)}</span> ${t('form.recorded')}
    <a href=${`/api/audit/receipts/${position}`}>${t('form.receipt')}</a></p>`;
}

/** What stands in a list is numbered. */
function nameOf(key) {
  return /^\d+$/.test(key) ? number(Number(key) + 1) : label(key);
}

function numeric(text) {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : text.trim() || null;
}

function worded(text) {
  if (!text) {
    return '';
  }
  try {
    const { form, earliest, latest } = edtf(text);
    const bounds = form !== 'day' && earliest && latest ? `: ${t('form.between', { earliest, latest })}` : '';
    return html`${sign(text)} ${said(text)}${bounds}`;
  } catch {
    return t('form.noDate');
  }
}

/** Without what was left empty. */
function without(value) {
  if (Array.isArray(value)) {
    return value.map(without).filter(one => one !== undefined);
  }
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, one]) => [key, without(one)]).filter(([, one]) => one !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  }
  return value === null || value === '' ? undefined : value;
}
