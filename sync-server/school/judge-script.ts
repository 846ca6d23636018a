/** A judge's program as one file of JavaScript, which all judges of a relay start from. */
import { builtProgram } from '#sync-server/built-program.mjs'

let built: { readonly url: string | undefined } | undefined

/**
 * Made once for all judges of this process. Never throws.
 * @returns the file's URL; undefined where it cannot be made, then the sources are read
 */
export const builtJudge = (): string | undefined => {
  built ??= { url: builtProgram('judge', './judge-main.ts') }
  return built.url
}
