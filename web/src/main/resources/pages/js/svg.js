// Elements of a drawing.
const NAMESPACE = 'http://www.w3.org/2000/svg';

export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(attribute, value);
    }
  }
  made.append(...children);
  return made;
}

/** The value of a custom property of the style, as it is by this light. */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
