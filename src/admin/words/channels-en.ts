/** English words of the view in which an editor sees every channel. Gaps are {{filled in}}. */
import type { channels as de } from './channels-de.ts'

export const channels = {
  // What is shown
  channelsHeading: 'What every channel makes of it',
  channelsSource: 'Shown is',
  channelsDraft: 'This draft, unsaved words included',
  channelsLive: 'What is live',
  channelsEditions: 'Approved editions',
  channelsEdition: 'No. {{number}} · {{date}} · {{name}}',
  channelsLocale: 'Language',
  channelsCompare: 'Differences from live',
  channelsNothingLive: 'Nothing is live in this language.',
  channelsOtherLocale: 'You see the saved text in {{locale}}; you go on writing in {{form}}. Nothing is lost.',
  channelsStored: 'You see an approved edition. Overrides are written on the draft.',
  channelsNotSaved: 'Write a title first. As soon as the piece has been saved once, you see here what every channel makes of it.',
  channelsSnippet: 'A snippet stands on no channel by itself. Look at it where it is embedded.',
  channelsBusy: 'Composing …',
  channelsFresh: 'Up to date',
  channelsAgain: 'Try again',
  channelsOld: 'What you see below is the last text that could be composed.',
  channelsNav: 'Go to a channel',
  channelsFine: 'no notes',
  channelsErrors_one: 'one error',
  channelsErrors_other: '{{count}} errors',
  channelsWarnings_one: 'one warning',
  channelsWarnings_other: '{{count}} warnings',
  channelsInfos_one: 'one note',
  channelsInfos_other: '{{count}} notes',

  // Notes
  notesOfChannel: 'Notes on all forms',
  noteToField: 'Go to the field “{{field}}”',
  noteToText: 'Go to the place in the text',
  noteToBody: 'Go to the text',
  noteToOverride: 'Go to the override',
  noteToPage: 'Go to page {{number}}',
  notePlaceGone: 'This place cannot be found in the form (any more).',

  // Comparison
  changesNone: 'The same as what is live, word for word.',
  changesTitle: 'Differences from live',
  changesNew: 'Nothing is live on this channel yet: everything is new.',
  changesGap_one: 'one word unchanged',
  changesGap_other: '{{count}} words unchanged',

  // Overrides
  overrideSet: 'overridden',
  overrideReplaces: 'Replaces the channel’s text:',
  overrideInstead: 'The channel itself writes:',
  overrideNothing: 'The channel writes nothing here by itself.',
  overrideUnknown: 'Empty, the channel writes its own text.',
  overrideStart: 'Start from this text',
  overrideReset: 'Use the channel’s own text again',
  overrideCount: '{{count}} of {{limit}} characters',
  overrideTooLong: '{{count}} characters too many. Shorten the text, or it cannot be saved.',
  overridesOfChannel: 'Overrides for this channel',

  // The page
  deviceDesktop: 'Desktop',
  devicePhone: 'Phone',
  deviceWidth: '{{width}} px wide',
  searchResult: 'In a search',
  otherForms: 'Other forms',
  theme: 'Colours',
  themeLight: 'Light',
  themeDark: 'Dark',

  // Posts
  postNow: 'now',
  postMore: 'more',
  postLess: 'less',
  postNumber: 'Post {{number}} of {{of}}',
  networkBioLink: 'Addresses are no links on {{network}}. Put this one into the profile:',
  postPictureComes: 'The picture is being made …',
  networkPictureWaits: 'Picture {{width}} × {{height}}',
  postPictureFailed: 'The picture could not be made.',
  linkCard: 'Link preview',
  postPictures: 'Pictures of the post',
  unitTags: 'hashtags',
  unitMentions: 'mentions',
  unitLinks: 'links',
  postOver: 'too long',
  postLimit: '{{count}} of {{limit}} {{unit}}',

  // The mail
  inbox: 'In the inbox',
  mailNoSubject: 'no subject',

  // The letter
  letterPage: 'Page {{number}} of {{of}}',
  letterOpens: 'The pages of the letter are made as soon as you pause.',
  makingProgress: '{{done}} of {{of}} done',
  makingStarts: 'Being made …',
  checksBeingMade: 'The channels are being checked …',
  checksProgress: 'The channels are being checked: {{done}} of {{of}} done. An approval waits for that.',
  makingOld: 'The pages still show the text before.',

  // Dots in the list of pieces
  dotLive: 'live',
  dotScheduled: 'scheduled',
  dotBehind: 'live, but older than the last approval',
  dotBlocked: 'blocked',
  dotUncertain: 'unknown whether it went out',
  dotOff: 'not on this channel',
  dotOf: '{{channel}}: {{state}}',
  dotsFailed: 'State unknown',
} as const satisfies Record<keyof typeof de, string>
