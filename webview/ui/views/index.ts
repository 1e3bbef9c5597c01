import type { ComponentType } from 'preact';
import type { ViewId } from '../../model/state.js';
import { ImageView } from './image.js';
import { ApproximationView } from './approximation.js';
import { CompareView } from './compare.js';
import { CompletionView } from './completion.js';
import { LayersView } from './layers.js';
import { SpectrumView } from './spectrum.js';
import { FactorsView } from './factors.js';
import { GeometryView } from './geometry.js';
import { MethodsView } from './methods.js';
import { t } from '../l10n.js';

export interface View {
  readonly id: ViewId;
  readonly title: () => string;
  readonly Component: ComponentType;
  /** True if the view shows something without a decomposition (when entries are missing). */
  readonly withoutSvd?: boolean;
  /** True if the view needs no entries on the page: it also shows a matrix that is too large. */
  readonly ofLarge?: boolean;
  /** True if the view exists only for a picture. */
  readonly ofImages?: boolean;
  /** True if the view exists only for a comparison. */
  readonly ofPairs?: boolean;
  /** True if the painter draws heatmaps of the view. They report themselves when they are on screen. */
  readonly painted?: boolean;
}

/** The views in the order of their tabs. */
export const views: readonly View[] = [
  { id: 'image', title: () => t('Image'), Component: ImageView, ofImages: true },
  {
    id: 'compare',
    title: () => t('Compare'),
    Component: CompareView,
    withoutSvd: true,
    ofPairs: true,
    painted: true,
  },
  {
    id: 'approximation',
    title: () => t('Approximation'),
    Component: ApproximationView,
    withoutSvd: true,
    ofLarge: true,
    painted: true,
  },
  {
    id: 'spectrum',
    title: () => t('Spectrum'),
    Component: SpectrumView,
    withoutSvd: true,
    ofLarge: true,
  },
  {
    id: 'layers',
    title: () => t('Layers'),
    Component: LayersView,
    withoutSvd: true,
    painted: true,
  },
  { id: 'factors', title: () => t('Factors'), Component: FactorsView, ofLarge: true },
  { id: 'completion', title: () => t('Completion'), Component: CompletionView, withoutSvd: true },
  { id: 'methods', title: () => t('Methods'), Component: MethodsView },
  { id: 'geometry', title: () => t('Geometry'), Component: GeometryView, withoutSvd: true },
];
