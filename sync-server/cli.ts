/** The relay's command line: `npm run relay -- <command>`. */
import { runCli } from './cli/run.ts'
import { readConfig } from './config.ts'
import { nodePorts } from './ports.ts'
import { demoWish, serve } from './relay/serve.ts'

const words = process.argv.slice(2)
const read = readConfig(process.env)
if (!read.ok) {
  process.stderr.write(`${read.sentences.join('\n')}\n`)
  process.exitCode = 2
} else if (words[0] === 'serve') await serve(read.config, demoWish(words))
else {
  const { exitCode, text } = await runCli(words, { config: read.config, ports: nodePorts })
  const out = exitCode === 2 ? process.stderr : process.stdout
  out.write(`${text}\n`)
  process.exitCode = exitCode
}
