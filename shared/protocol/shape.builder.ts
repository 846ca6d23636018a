/** The structure of any schema as plain data, so that a changed one can be noticed by its hash. */
// biome-ignore lint/suspicious/noExplicitAny: walks any schema.
type AnySchema = any

/** A function of ours counts as being there: its text depends on who compiled it. */
const ruleOf = (requirement: unknown): string => {
  const text = String(requirement ?? '')
  return typeof requirement === 'function' && !text.includes('[native code]') ? 'function' : text
}

/** Docs and messages do not count, the order of fields neither. */
export const shapeOf = (schema: AnySchema): unknown => {
  const { type } = schema
  const sorted = (entries: Record<string, AnySchema>) =>
    Object.keys(entries)
      .sort()
      .map((key) => [key, shapeOf(entries[key])])
  const own = {
    ...(schema.entries ? { entries: sorted(schema.entries) } : {}),
    ...(schema.item ? { item: shapeOf(schema.item) } : {}),
    ...(schema.wrapped ? { wrapped: shapeOf(schema.wrapped) } : {}),
    ...(schema.key && typeof schema.key === 'object' ? { key: shapeOf(schema.key) } : {}),
    ...(schema.value ? { value: shapeOf(schema.value) } : {}),
    ...(typeof schema.literal === 'string' ? { literal: schema.literal } : {}),
    ...(Array.isArray(schema.options)
      ? { options: schema.options.map((one: AnySchema) => (one.kind ? shapeOf(one) : one)) }
      : {}),
  }
  const rules = (schema.pipe ?? [])
    .slice(1)
    .map((one: AnySchema) => [one.type, ruleOf(one.requirement)])
  return { type, ...own, ...(rules.length > 0 ? { rules } : {}) }
}
