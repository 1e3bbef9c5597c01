import type { ComponentChildren, JSX, Ref } from 'preact';

/** The parts of @vscode-elements/elements that are used, as Preact sees them. */
interface ElementProps {
  readonly key?: string | number;
  readonly ref?: Ref<HTMLElement>;
  readonly class?: string;
  readonly id?: string;
  readonly slot?: string;
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly 'aria-label'?: string;
  readonly 'data-testid'?: string;
  readonly onClick?: JSX.MouseEventHandler<HTMLElement>;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ElementProps & {
        readonly secondary?: boolean;
        readonly icon?: string;
        readonly disabled?: boolean;
      };
      'vscode-toolbar-button': ElementProps & {
        readonly icon?: string;
        readonly label?: string;
        readonly toggleable?: boolean;
        readonly checked?: boolean;
        readonly onchange?: (event: Event) => void;
      };
      'vscode-tabs': ElementProps & {
        readonly 'selected-index'?: number;
        readonly panel?: boolean;
        readonly 'onvsc-tabs-select'?: (event: CustomEvent<{ selectedIndex: number }>) => void;
      };
      'vscode-tab-header': ElementProps;
      'vscode-tab-panel': ElementProps;
      'vscode-progress-bar': ElementProps & {
        readonly value?: number;
        readonly max?: number;
        readonly indeterminate?: boolean;
      };
      'vscode-icon': ElementProps & { readonly name: string };
    }
  }
}
