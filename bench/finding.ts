/** What a benchmark says: one line, for people or for a machine. */
import { rounded } from './figures.ts'

export type Finding = {
  readonly name: string
  readonly unit: string
  readonly ours: number
  /** The stock relay in the same run; null where nothing compares. */
  readonly theirs: number | null
  readonly ratio: number | null
  readonly target: string
  readonly met: boolean
}

type Measured = {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly theirs?: number
  readonly target: string
  readonly isMet: (ours: number, ratio: number) => boolean
}

export const finding = ({ name, unit, ours, theirs, target, isMet }: Measured): Finding => {
  const ratio = theirs === undefined ? null : ours / theirs
  return {
    name,
    unit,
    ours: rounded(ours),
    theirs: theirs === undefined ? null : rounded(theirs),
    ratio: ratio === null ? null : rounded(ratio),
    target,
    met: isMet(ours, ratio ?? Number.NaN),
  }
}

const text = (value: number | null): string =>
  value === null ? '–' : value.toLocaleString('en-GB', { maximumFractionDigits: 4 })

export const tableHead = `${'benchmark'.padEnd(38)}${'ours'.padStart(10)}${'theirs'.padStart(10)}${'ratio'.padStart(10)}  ${'target'.padEnd(34)} unit`

export const tableLine = ({ name, unit, ours, theirs, ratio, target, met }: Finding): string => {
  const figures = [ours, theirs, ratio].map((value) => text(value).padStart(10)).join('')
  return `${name.padEnd(38)}${figures}  ${`${met ? 'met' : 'NOT MET'}: ${target}`.padEnd(34)} ${unit}`
}

/** One subject: a few findings from one preparation, run in a process of its own. */
export type Benchmark = {
  readonly name: string
  /** Names of its findings, so that `--only` can find them. */
  readonly findings: readonly string[]
  readonly run: (tell: (finding: Finding) => void) => Promise<void>
}
