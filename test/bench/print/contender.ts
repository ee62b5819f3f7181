/** One way to make letters, measured. */
export interface Measured {
  readonly what: string
  /** How many letters were made for the figures. */
  readonly letters: number
  /** From the first letter begun to the last one written, seconds; what a program needs to start is left out. */
  readonly seconds: number
  /** On all processors. */
  readonly cpuSeconds: number
  /** Bytes, whole process tree. */
  readonly peak: number
  /** Bytes of all files. */
  readonly bytes: number
}
