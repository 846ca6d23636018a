/**
 * `npm run bench -- [--json] [--only NAME]`: measured work, beside the stock automerge-repo relay
 * where there is a counterpart. Each subject runs in a process of its own, one after the other.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks.ts'
import { type Finding, tableHead, tableLine } from './finding.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const RUN_ONE = fileURLToPath(new URL('./run-one.ts', import.meta.url))

const isWanted = (name: string): boolean => name.includes(values.only)
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const tell = (one: Finding): void => {
  if (isWanted(one.name)) say(values.json ? JSON.stringify(one) : tableLine(one))
}

/** True when it ended well. */
const run = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = fork(RUN_ONE, [name], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    child.on('message', (one) => tell(one as Finding))
    child.on('exit', (code) => resolve(code === 0))
  })

const wanted = benchmarks.filter(({ findings }) => findings.some(isWanted))
if (wanted.length === 0) {
  say(`No benchmark is called ${values.only}. There are:`)
  for (const { findings } of benchmarks) for (const name of findings) say(`  ${name}`)
  process.exit(1)
}
if (!values.json) say(tableHead)
for (const { name } of wanted) if (!(await run(name))) process.exitCode = 1
