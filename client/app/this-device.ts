/** How this browser is called in the list of devices, from what it says about itself. */

type Agent = { readonly userAgent: string; readonly maxTouchPoints: number }

/** An iPad calls itself a Mac, but no Mac has a touch screen. */
const isTabletOfApple = ({ userAgent, maxTouchPoints }: Agent): boolean =>
  /iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)

/** iPhone or iPad: apps are put on the home screen by hand there. */
export const isApple = (agent: Agent): boolean =>
  /iPhone|iPod/.test(agent.userAgent) || isTabletOfApple(agent)

const systemOf = (agent: Agent): string => {
  const { userAgent } = agent
  if (isTabletOfApple(agent)) return 'iPad'
  if (/iPhone|iPod/.test(userAgent)) return 'iPhone'
  if (/Android/.test(userAgent))
    return /Mobile/.test(userAgent) ? 'Android phone' : 'Android tablet'
  if (/Windows/.test(userAgent)) return 'Windows PC'
  if (/Macintosh/.test(userAgent)) return 'Mac'
  if (/CrOS/.test(userAgent)) return 'Chromebook'
  return /Linux/.test(userAgent) ? 'Linux PC' : 'Device'
}

const browserOf = ({ userAgent }: Agent): string | undefined => {
  if (/Edg\//.test(userAgent)) return 'Edge'
  if (/Firefox\/|FxiOS/.test(userAgent)) return 'Firefox'
  if (/SamsungBrowser/.test(userAgent)) return 'Samsung Internet'
  if (/Chrome\/|CriOS/.test(userAgent)) return 'Chrome'
  return /Safari\//.test(userAgent) ? 'Safari' : undefined
}

/** "Android phone, Chrome". */
export const deviceNameOf = (agent: Agent): string =>
  [systemOf(agent), browserOf(agent)].filter((part) => part !== undefined).join(', ')
