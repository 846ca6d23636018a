/** What an installation has changed in `package-lock.json`: what is in it then is not what was checked. */

/** @typedef {{ packages: Record<string, { version?: string, resolved?: string, integrity?: string }> }} Lock */

/** @param {{ version?: string, integrity?: string } | undefined} one */
const nameOf = (one) => one?.version ?? 'nothing'

/**
 * Packages that came, went or became others, a line each. The project itself, the entry without a
 * name, is not one.
 * @param {Lock} before
 * @param {Lock} after
 * @returns {string[]}
 */
export const lockChanges = (before, after) => {
  const paths = new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])
  paths.delete('')
  return [...paths].sort().flatMap((path) => {
    const [was, is] = [before.packages[path], after.packages[path]]
    if (was?.version !== is?.version)
      return [`${path.replace(/^node_modules\//, '')}: ${nameOf(was)} -> ${nameOf(is)}`]
    return was?.integrity === is?.integrity
      ? []
      : [`${path.replace(/^node_modules\//, '')}: ${nameOf(is)} with another hash`]
  })
}
