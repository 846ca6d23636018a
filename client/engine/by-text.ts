/**
 * Values by a text of theirs, such as rows by id. Not a `Map` of texts: the browser keeps every text that
 * is a key of one in a table of its own, and goes through all of it, at one go, whenever it collects
 * garbage. With the 60,000 ids of a large school that was more than half of such a pause. So the keys of
 * this map are numbers; of texts there are only those that share one, which are few unless somebody
 * looked for them, and then they are found as fast.
 */

/** FNV-1a, to 30 bits: a number that needs no memory of its own. */
const numberOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 30)) & 0x3fffffff
}

export class ByText<Value extends string | object> {
  readonly #textOf: (value: Value) => string
  readonly #found = new Map<number, Value | Map<string, Value>>()

  constructor(textOf: (value: Value) => string) {
    this.#textOf = textOf
  }

  get(text: string): Value | undefined {
    const here = this.#found.get(numberOf(text))
    if (here instanceof Map) return here.get(text)
    return here !== undefined && this.#textOf(here) === text ? here : undefined
  }

  set(value: Value): void {
    const text = this.#textOf(value)
    const number = numberOf(text)
    const here = this.#found.get(number)
    if (here instanceof Map) here.set(text, value)
    else if (here === undefined || this.#textOf(here) === text) this.#found.set(number, value)
    else
      this.#found.set(
        number,
        new Map([
          [this.#textOf(here), here],
          [text, value],
        ]),
      )
  }

  delete(text: string): void {
    const number = numberOf(text)
    const here = this.#found.get(number)
    if (here instanceof Map) here.delete(text)
    else if (here !== undefined && this.#textOf(here) === text) this.#found.delete(number)
  }
}
