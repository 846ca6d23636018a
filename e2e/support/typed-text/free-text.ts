/** Every place in the school's records and lists into which somebody can write what they like. */
import * as v from 'valibot'
import { documentKinds, publishedSets } from '#shared/registry.ts'

// biome-ignore lint/suspicious/noExplicitAny: reads any schema's inside.
type AnySchema = any

/** Whatever takes this takes anything: no code, no date, no fixed word would. */
const ANYTHING = '<b>x</b>'

const stringsIn = (schema: AnySchema, path: readonly string[]): string[] => {
  const inner = schema.wrapped ?? schema.pipe?.[0] ?? schema
  if (inner !== schema && inner.type !== 'string') return stringsIn(inner, path)
  switch (inner.type) {
    case 'object':
    case 'strict_object':
      return Object.entries(inner.entries).flatMap(([key, one]) => stringsIn(one, [...path, key]))
    case 'record':
      return stringsIn(inner.value, [...path, '*'])
    case 'array':
      return stringsIn(inner.item, [...path, '*'])
    case 'variant':
    case 'union':
      return inner.options.flatMap((one: AnySchema) => stringsIn(one, path))
    default:
      return v.is(schema, ANYTHING) ? [path.join('.')] : []
  }
}

/** `booking.events.*.note`, `complaints.text`: kinds of record first, then lists. */
export const freeTextFields = (): string[] => {
  const all = [...documentKinds.values(), ...publishedSets.values()]
  return [...new Set(all.flatMap(({ name, schema }) => stringsIn(schema, [name])))]
}
