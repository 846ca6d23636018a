/** Links that leave the app: call, write, navigate. They work without a signal as far as the phone does. */

/** Only what a phone dials; spaces and brackets are for people. */
const dialled = (phone: string): string => phone.replace(/[^+\d]/g, '')

export const callLink = (phone: string): string => `tel:${dialled(phone)}`

/** `?&body=` is read by both phone families. */
export const messageLink = (phone: string, text?: string): string =>
  text === undefined
    ? `sms:${dialled(phone)}`
    : `sms:${dialled(phone)}?&body=${encodeURIComponent(text)}`

/** Opens the phone's own map; a map in the browser elsewhere. */
export const navigateLink = (place: string, userAgent: string): string => {
  const query = encodeURIComponent(place)
  if (/Android/i.test(userAgent)) return `geo:0,0?q=${query}`
  if (/iPhone|iPad|Macintosh/i.test(userAgent)) return `https://maps.apple.com/?daddr=${query}`
  return `https://www.openstreetmap.org/search?query=${query}`
}
