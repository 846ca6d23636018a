/** How a check ends: its findings one per line, then one sentence, and an exit code. */

/** @param {string[]} findings @param {{ clean: string, advice: string }} sentences */
export const report = (findings, { clean, advice }) => {
  for (const finding of findings) console.error(finding)
  if (findings.length === 0) console.log(clean)
  else console.error(`${findings.length} found. ${advice}`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

/** @param {string} moduleUrl is this the file Node was started with? */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && moduleUrl === new URL(`file://${process.argv[1]}`).href
