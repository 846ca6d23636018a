/**
 * The table of facts: every number a right answer may name, with its unit and where it stands. Kept by
 * hand, because the Code's tables are pictures and a digit is easily mistyped; tests hold that each
 * stands in its source and that the sums add up.
 */
import * as v from 'valibot'

const FactSchema = v.strictObject({
  /** Unique: `two-second-rule`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/)),
  /** The fact in one plain sentence, with its number. */
  says: v.pipe(v.string(), v.minLength(5)),
  value: v.number(),
  /** As short as it is written: `s`, `m`, `mph`, `mm`, `%`, `points`. */
  unit: v.string(),
  source: v.strictObject({
    kind: v.picklist(['rule', 'annex', 'section', 'law', 'guidance']),
    id: v.pipe(v.string(), v.minLength(1)),
  }),
  checkedOn: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
})

export type Fact = v.InferOutput<typeof FactSchema>

/** All facts, in the order of their files. A file that does not parse is a bug of ours. */
export const loadFacts = async (): Promise<readonly Fact[]> => {
  const files = await Promise.all([
    import('./topics-a.json', { with: { type: 'json' } }),
    import('./topics-b.json', { with: { type: 'json' } }),
  ])
  return files.flatMap((file) => v.parse(v.array(FactSchema), file.default))
}
