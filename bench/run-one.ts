/** Runs one subject and reports to the process that asked. */
import { benchmarks } from './benchmarks.ts'

process.on('disconnect', () => process.exit(1))
const wanted = benchmarks.find(({ name }) => name === process.argv[2])
if (wanted === undefined) throw new Error(`no benchmark ${process.argv[2]}`)
await wanted.run((one) => void process.send?.(one))
// Clients of the stock relay leave timers behind.
process.exit(0)
