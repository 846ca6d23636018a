/** Starts the relay. `--demo` makes a demo school first where there is no school yet. */
import { readConfig } from './config.ts'
import { demoWish, serve } from './relay/serve.ts'

const read = readConfig(process.env)
if (read.ok) await serve(read.config, demoWish(process.argv))
else {
  const sentences = [
    'The relay cannot start like this:',
    ...read.sentences.map((one) => `  ${one}`),
  ]
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exitCode = 1
}
