/** Identifiers. Made on the device, so that a retry cannot make a second record. */

/** `<kind>:<key>`, e.g. `booking:0192…`. The kind stands in the id, so nothing has to be looked up. */
export type DocId = string

const KIND = /^[a-z][a-zA-Z]{1,30}$/
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,118}$/

export const docId = (kind: string, key: string): DocId => `${kind}:${key}`

/** Splits a document id; undefined when it is not one (untrusted input). */
export const parseDocId = (text: string): { kind: string; key: string } | undefined => {
  if (text.length > 150) return undefined
  const colon = text.indexOf(':')
  const kind = text.slice(0, colon)
  const key = text.slice(colon + 1)
  return colon > 0 && KIND.test(kind) && KEY.test(key) ? { kind, key } : undefined
}

/** The part after the colon. For ids that have passed the border. */
export const keyOf = (id: DocId): string => id.slice(id.indexOf(':') + 1)
export const kindOf = (id: DocId): string => id.slice(0, id.indexOf(':'))
