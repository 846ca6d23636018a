/** Are two records the same, whatever order their fields were written in? */

const sortedKeys = (_key: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

export const isSameRecord = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys)

type Hideable = { readonly hiddenFromTeam?: true | undefined }

/** TH48. The record without what its learner may change about it later: who sees it. */
export const withoutSharing = <Row extends Hideable>(row: Row): Omit<Row, 'hiddenFromTeam'> => {
  const { hiddenFromTeam: _seenBy, ...rest } = row
  return rest
}
