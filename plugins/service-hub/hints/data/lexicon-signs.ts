/** What emoji and emoticons say, in any language. */
export const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/[😀😃😄😁😊🙂😍🥰😘🤩👍👏🙌🙏💪🔥💯❤🧡💛💚💙💜💐🌹🎉✨👌🤗😇🥳⭐](?![⭐])/gu, 1.5],
  [/[😡🤬😠👎😤💩🤮😞😢😭😩😫😒☹]/gu, -2],
  [/[🙄🤦🤨🤷]/gu, -2.5],
  [/(?<![\p{L}\p{N}]):-?\)|(?<![\p{L}\p{N}]);-?\)|(?<![\p{L}\p{N}]):-?D(?!\p{L})|\^\^/gu, 0.8],
  [/(?<![\p{L}\p{N}]):-?\(|(?<![\p{L}\p{N}]):-?\/(?!\/)|>:\(/gu, -1.2],
]

/** Where these stand, praise may mean its contrary. */
export const SARCASM =
  /🙄|🤦|\b(?:na (?:toll|super|bravo|prima|klasse|danke|herzlichen)|bravo|herzlichen glückwunsch|gro(?:ß|ss)es kino|schönen dank auch|danke (?:auch )?für (?:nichts|nix)|danke auch|super gemacht|ganz toll|wie nett|wie schön|thanks a bunch|thanks for nothing|oh (?:great|brilliant|wonderful|lovely|fantastic)|how convenient|slow clap|sarcasm|ironie|\/s)\b/iu
