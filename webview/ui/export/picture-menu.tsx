import { useLens } from '../context.js';
import { PictureActions, type PictureActionsProps } from './picture-actions.js';

/** The menu of a picture of the lens: its controller saves. */
export function PictureMenu(props: Omit<PictureActionsProps, 'save'>) {
  const { controller } = useLens();
  return <PictureActions {...props} save={(name, data) => controller.saveFile(name, data)} />;
}
