/**
 * The demo school of a first start. Made beside the data and moved into place when it is whole, so
 * that a start that was broken off leaves nothing half made.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { createDemo, type DemoDeps, type DemoSchool } from './create-demo.ts'

/** True while nobody has made a school in this data folder. */
export const isWithoutSchool = (dataDir: string): boolean => {
  const { controlFile } = dataDirAt(dataDir)
  if (!existsSync(controlFile)) return true
  const control = openControlDb(controlFile)
  const isEmpty = control.schools.all().length === 0
  control.close()
  return isEmpty
}

/** For a folder without a school that no relay has open. */
export const createDemoInPlace = async (deps: DemoDeps): Promise<DemoSchool> => {
  const unfinished = join(deps.dataDir, 'demo-unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const made = await createDemo({ ...deps, dataDir: unfinished })
  // control.db last: it is what says that there is a school.
  const names = readdirSync(unfinished).sort((a) => (a === 'control.db' ? 1 : -1))
  for (const name of names) {
    rmSync(join(deps.dataDir, name), { recursive: true, force: true })
    renameSync(join(unfinished, name), join(deps.dataDir, name))
  }
  rmSync(unfinished, { recursive: true, force: true })
  return made
}
