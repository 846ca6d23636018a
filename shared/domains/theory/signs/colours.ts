/** The colours of every sign, in one place: screen approximations of the sheetings and paints. */
export const COLOUR = {
  red: '#C8102E',
  blue: '#005EB8',
  green: '#00703C',
  yellow: '#FFB81C',
  amber: '#FFB81C',
  orange: '#F58220',
  brown: '#7B3F00',
  black: '#111111',
  white: '#FFFFFF',
  grey: '#A2A5A8',
  /** The road that markings are painted on. */
  asphalt: '#4A4D50',
  /** What lies beside it. */
  verge: '#7C8F6A',
  pavement: '#B4B5B2',
  kerb: '#8D8F8E',
  /** A housing for lights, and a lamp that is off. */
  housing: '#16191B',
  unlit: '#3A3F43',
  lampRed: '#FF2A1F',
  lampAmber: '#FFA800',
  lampGreen: '#12C76B',
  /** Drawn people. */
  navy: '#1D2A44',
  skin: '#C98F6B',
  lime: '#D7E021',
} as const

export type Colour = (typeof COLOUR)[keyof typeof COLOUR]
