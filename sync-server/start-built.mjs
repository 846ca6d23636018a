/** Runs a program of this folder from one file, or from its sources where that cannot be made. */
import { builtProgram } from './built-program.mjs'

/** @param {string} name @param {string} entry its first source, from this folder */
export const startBuilt = async (name, entry) => {
  const built = builtProgram(name, entry)
  if (built === undefined) (await import('tsx/esm/api')).register()
  await import(built ?? entry)
}
