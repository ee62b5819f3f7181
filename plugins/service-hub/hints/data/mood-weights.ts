/** How much each trait of mood-traits speaks for a mood. Made by test/bench/hints/train-mood.ts out of the dialogs to tune with, not by hand. */
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: trained, and near a constant by chance only.
export const MOOD_WEIGHTS = {
  positive: { base: -0.286, traits: [0.653, 2.865, -0.209, 0.381, -0.18, -0.009, -0.132, -0.693, -0.755, -0.333, -0.376, 0.216, 0.001, 1.001, -0.11, 0.574, 0.172, 0.564, -0.877, -0.29, 0.237, 0.348, 0.289, 0.636, -0.338, -0.395, -0.015, 0.009, -0.6] },
  neutral: { base: 0.699, traits: [0.291, -1.901, 2.026, -0.101, -0.192, -1.023, 0.227, 0.321, 1.24, 0.763, 0.195, -0.603, -0.79, -1.112, -0.499, -1.209, -0.317, -0.985, 0.441, 0.386, -0.148, -0.67, 0.552, -0.869, 0.488, 0.618, 0.277, -0.223, 0.482] },
  negative: { base: -0.413, traits: [-0.944, -0.964, -1.817, -0.279, 0.372, 1.031, -0.094, 0.372, -0.485, -0.43, 0.181, 0.387, 0.789, 0.111, 0.61, 0.635, 0.145, 0.421, 0.436, -0.096, -0.089, 0.323, -0.84, 0.234, -0.149, -0.222, -0.262, 0.215, 0.118] },
} as const
