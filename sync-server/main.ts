/** Starts the relay. `--demo` makes a demo school first where there is no school yet. */
import { readConfig } from './config.ts'
import { serve } from './relay/serve.ts'

const read = readConfig(process.env)
if (read.ok) await serve(read.config, process.argv.includes('--demo'))
else {
  const sentences = [
    'The relay cannot start like this:',
    ...read.sentences.map((one) => `  ${one}`),
  ]
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exitCode = 1
}
