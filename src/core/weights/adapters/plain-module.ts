/** Beginnings of the names of modules in the spellings of adapters, and what they mean: the same part of a model. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^(?:lora_(?:unet|transformer)_|unet\.|transformer\.|diffusion_model\.)/, ''],
  [/^(?:lora_te1?_|text_encoder\.)/, 'te_'],
  [/^(?:lora_te2_|text_encoder_2\.)/, 'te2_'],
];

/** The name of a module that is the same in all spellings: without dots, and with one beginning for each part. */
export function plainModule(name: string): string {
  const [pattern, part] = beginnings.find(([each]) => each.test(name)) ?? [/^/, ''];
  return name.replace(pattern, part).replaceAll('.', '_');
}
