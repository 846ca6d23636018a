/** `relay audit verify` over the audit of a school that has kept a million rows: how long, and in how much memory. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { nodePorts } from '#sync-server/ports.ts'
import { openSchoolDb } from '#sync-server/storage/school/school-db.ts'
import { nowMs } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { makeSchool } from '../school/make-school.ts'

const FEW_ROWS = 10_000
const MANY_ROWS = 1_000_000
const ROWS_AT_ONCE = 20_000
const MB = 1024 * 1024
const MOST_SECONDS = 60
/** What a thousand rows at a time and SQLite's own pages need, whatever the number of rows. */
const MOST_MORE_MB = 64

/** The most memory the process itself ever had: what its parent had counts for `maxRSS`. */
const SAYS_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs'
  process.on('exit', () => {
    const [, kb] = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
    process.stdout.write('\\npeak ' + kb)
  })`)}`

/** Rows as an admin's work leaves them, each chained to the one before it. */
const appendRows = (path: string, count: number): void => {
  const db = openSchoolDb(path)
  for (let from = 0; from < count; from += ROWS_AT_ONCE)
    db.transaction(() => {
      for (let row = from; row < Math.min(from + ROWS_AT_ONCE, count); row += 1)
        db.audit.append({
          at: nodePorts.clock.now(),
          person: 'admin',
          device: '01930000-0000-7000-8000-00000000ad01',
          action: 'refusal-decided',
          target: `booking:${nodePorts.ids.uuid()}`,
          outcome: 'keep',
        })
    })
  db.close()
}

type Verified = { readonly rows: number; readonly seconds: number; readonly peakMb: number }

const verify = (dataDir: string, schoolId: string): Verified => {
  const startedMs = nowMs()
  const words = ['sync-server/start-cli.mjs', 'audit', 'verify', '--json']
  const said = execFileSync(process.execPath, ['--import', SAYS_PEAK, ...words], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  const seconds = (nowMs() - startedMs) / 1_000
  const [json = '', kb = ''] = said.split('\npeak ')
  const { ok, chains } = JSON.parse(json)
  if (!ok) throw new Error('the audit is not as it was written')
  const { rows } = chains.find(({ name }: { name: string }) => name === schoolId)
  return { rows, seconds, peakMb: (Number(kb) * 1024) / MB }
}

export const auditVerify: Benchmark = {
  name: 'audit-verify',
  findings: ['audit-verify-million-rows', 'audit-verify-memory'],
  run: async (tell) => {
    const school = await makeSchool(aTimetable.cast)
    const schoolId = school.members[0]?.schoolId ?? ''
    const file = join(school.dataDir, 'schools', `${schoolId}.db`)
    appendRows(file, FEW_ROWS)
    // The program is made at the first start.
    verify(school.dataDir, schoolId)
    const few = verify(school.dataDir, schoolId)
    appendRows(file, MANY_ROWS - FEW_ROWS)
    const many = verify(school.dataDir, schoolId)
    school.remove()
    tell(
      finding({
        name: 'audit-verify-million-rows',
        unit: `seconds for ${many.rows} rows, with starting; ${few.seconds.toFixed(1)} for ${few.rows}`,
        ours: many.seconds,
        target: `<= ${MOST_SECONDS}`,
        isMet: (value) => value <= MOST_SECONDS,
      }),
    )
    tell(
      finding({
        name: 'audit-verify-memory',
        unit: `MB at most beyond the ${few.peakMb.toFixed(0)} that ${few.rows} rows take; ${many.peakMb.toFixed(0)} in all`,
        ours: many.peakMb - few.peakMb,
        target: `<= ${MOST_MORE_MB}`,
        isMet: (value) => value <= MOST_MORE_MB,
      }),
    )
  },
}
