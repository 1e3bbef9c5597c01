/** The colour of missing and infinite cells, in sRGB bytes. The map itself does not contain it. */
export function missingColorOf(colorMap: string): readonly [number, number, number] {
  switch (colorMap) {
    case 'gray':
    case 'cividis':
      return [197, 92, 161];
    case 'magma':
      return [92, 158, 130];
    default:
      return [128, 128, 128];
  }
}
