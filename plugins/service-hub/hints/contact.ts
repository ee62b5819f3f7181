/** What the hub knows of the person whose words are quoted. */
export interface KnownContact {
  readonly givenName?: string
  readonly familyName?: string
  /** Birth name, nickname, name of a firm that is the person's own. */
  readonly otherNames?: readonly string[]
  readonly emails?: readonly string[]
  /** In any format; international ones are read most safely. */
  readonly phones?: readonly string[]
  /** With or without the @. */
  readonly handles?: readonly string[]
  readonly customerNumbers?: readonly string[]
  readonly meterNumbers?: readonly string[]
  readonly ibans?: readonly string[]
  readonly address?: { readonly street?: string; readonly postcode?: string; readonly town?: string }
  /** ISO 8601: yyyy-mm-dd. */
  readonly birthDate?: string
}
