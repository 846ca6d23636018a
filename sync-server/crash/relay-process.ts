/**
 * The relay as it runs for people, except that it may kill itself right after a COMMIT, before anybody
 * is told of it: the one moment that nobody can hit from outside. `DIE_AFTER_COMMITS` says after how
 * many; 0 or nothing: never.
 */
import BetterSqlite3, { type Database } from 'better-sqlite3'

const dieAfter = Number(process.env.DIE_AFTER_COMMITS ?? 0)
let commits = 0
let changes = -1

const countChanges = (database: Database): number | undefined => {
  try {
    const count = database.prepare("SELECT count(*) FROM log WHERE kind = 'change'").pluck().get()
    return count as number
  } catch {
    return undefined // another file than a school's
  }
}

/** Only commits that brought changes count. */
const afterCommit = (database: Database): void => {
  const now = countChanges(database)
  if (now === undefined) return
  if (changes !== -1 && now > changes) commits += 1
  changes = now
  if (commits >= dieAfter) process.kill(process.pid, 'SIGKILL')
}

if (dieAfter > 0) {
  const plain = BetterSqlite3.prototype.transaction
  BetterSqlite3.prototype.transaction = function (this: Database, work: never) {
    const run = plain.call(this, work) as ReturnType<typeof plain>
    return Object.assign((...args: unknown[]) => run(...args), {
      deferred: run.deferred,
      exclusive: run.exclusive,
      immediate: (...args: unknown[]) => {
        const value = run.immediate(...args)
        afterCommit(this)
        return value
      },
    })
  } as typeof plain
}

await import('../main.ts')
