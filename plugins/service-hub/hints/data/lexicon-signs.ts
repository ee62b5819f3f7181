/** What emoji and emoticons say, in any language. */
export const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/[😀😃😄😁😊🙂😍🥰😘🤩👍👏🙌🙏💪🔥💯❤🧡💛💚💙💜💐🌹🎉✨👌🤗😇🥳⭐](?![⭐])/gu, 1.5],
  [/[😡🤬😠👎😤💩🤮😞😢😭😩😫😒☹]/gu, -2],
  [/[🙄🤦🤨🤷]/gu, -2.5],
  [/(?<![\p{L}\p{N}]):-?\)|(?<![\p{L}\p{N}]);-?\)|(?<![\p{L}\p{N}]):-?D(?!\p{L})|\^\^/gu, 0.8],
  [/(?<![\p{L}\p{N}]):-?\(|(?<![\p{L}\p{N}]):-?\/(?!\/)|>:\(/gu, -1.2],
]

/** Where these stand, praise means its contrary. */
export const SARCASM =
  /🙄|🤦|🤡|\b(?:na (?:toll|super|bravo|prima|klasse|danke|herzlichen)|herzlichen glückwunsch|gro(?:ß|ss)es kino|schönen dank auch|danke (?:auch )?für (?:nichts|nix)|danke auch|thanks a bunch|thanks for nothing|oh (?:great|brilliant|wonderful|lovely|fantastic)|how convenient|slow clap|sarcasm|ironie|\/s)\b/iu
/** The same, where something bad is told as well: "Toll, jetzt darf ich zum dritten Mal freinehmen". */
export const PERHAPS_SARCASM =
  /(?:^|[.!?\n:–-]\s{0,2})(?:ach,? |ja,? |wow,? |oh,? )?(?:toll|super|klasse|prima|schön|spitze|perfekt|danke|respekt|glückwunsch|bravo|applaus|sehr witzig|genial|lovely|great|brilliant|fantastic|wonderful|perfect|nice|well done|congratulations|love it|superb|marvellous)(?:[,.!…:]|,? dass| jetzt|,? that|,? another)|\b(?:ganz toll|super gemacht|tolle leistung|glanzleistung|meisterleistung|königlich|wie (?:nett|schön|aufmerksam|freundlich|reizend|großzügig|praktisch|rührend|originell)|how (?:nice|kind|thoughtful|generous|lovely)|bravo)(?!\p{L})/iu
