/**
 * How many devices of one person a school knows at a time. A browser whose data was cleared is a new
 * device, and so is one in which somebody signed out before; nobody counts those. So the next one is
 * let in and the one needed least is signed out, instead of asking a person who stands at the kerb to
 * choose. What it had not sent it hands in, like every device that was ended.
 */
export const DEVICES_AT_MOST = 20
