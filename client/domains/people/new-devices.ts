/** Which devices somebody is asked about: was it you? */
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { DeviceLine } from './account-api.ts'

/** Long enough to be noticed by somebody who looks once a week. */
const NEW_FOR_MS = 7 * DAY_MS

export const isNewDevice = ({ createdAt }: DeviceLine, nowMs: number): boolean =>
  nowMs - createdAt < NEW_FOR_MS

/**
 * Those that signed in for the first time after this one did, the newest first: whoever signs in on
 * a second device knows of the first.
 * @param answered ids of those that were asked about
 */
export const newDevices = (
  devices: readonly DeviceLine[],
  answered: readonly string[],
  nowMs: number,
): DeviceLine[] => {
  const own = devices.find(({ isThisOne }) => isThisOne)
  if (own === undefined) return []
  return devices
    .filter((one) => one.createdAt > own.createdAt && isNewDevice(one, nowMs))
    .filter(({ id }) => !answered.includes(id))
    .sort((a, b) => b.createdAt - a.createdAt)
}

/** More names than this are a list, and that is under More. */
const NAMES_AT_MOST = 3

/** “Safari, iPhone”; “Edge, Windows” and “Safari, iPhone”; of four or more, two and “others”. */
export const deviceNames = (devices: readonly DeviceLine[]): string => {
  const names = [...new Set(devices.map(({ name }) => `“${name}”`))]
  const listed = names.length > NAMES_AT_MOST ? [...names.slice(0, 2), 'others'] : names
  const last = listed.at(-1) ?? ''
  return listed.length > 1 ? `${listed.slice(0, -1).join(', ')} and ${last}` : last
}
