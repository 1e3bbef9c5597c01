import { maxAbs, t, type Svd } from '../../src/core/index.js';
import {
  followsRank,
  type BackendWish,
  type FromPainter,
  type ToPainter,
} from '../../src/protocol/index.js';
import { CpuEngine } from './cpu-engine.js';
import type { Engine, Scene } from './engine.js';
import { createStage, equip, isEmulated, NoWebGl, type GlStage } from './gl-context.js';
import { GlEngine } from './gl-engine.js';
import { Pace } from './pace.js';
import { paint } from './paint.js';
import { fasterOnCpu, type Step } from './painting-time.js';
import { Sampler } from './sampler.js';
import { GlHeatmap } from '../heatmap/gl-heatmap.js';

/**
 * From this many entries on, software WebGL is not even tried: its first picture of 4096×4096 took 4.5 s, that of the CPU
 * 1.4 s. With fewer, one step of the slider is timed on both.
 */
const manyForSoftware = 2 ** 22;

/**
 * Up to so many entries, the CPU draws the first pictures of a page sooner than WebGL starts, which takes 0.1 to 0.6 s.
 */
const fewForFirst = 2 ** 20;

/** Milliseconds without a message until WebGL is started: with all pictures on screen, and before. */
const quiet = { withPictures: 150, before: 2000 };

/** If the difference relative to max |M| is larger, the result of the GPU is not used. */
const worstDifference = 1e-4;

type Draw = Extract<ToPainter, { kind: 'draw' }>;

/**
 * Holds what is on screen and draws it, on the GPU if possible. Unless the user has chosen WebGL, the CPU draws the first
 * pictures, and the GPU is started after them. The CPU also draws, with the same pictures, when there is no usable WebGL, when the context is lost, or when the results of the GPU
 * differ from double precision. The scene is kept in double precision, so nothing is lost.
 */
export class Painter {
  private scene: Scene | undefined;
  private engine: Engine | undefined;
  private pace: Pace | undefined;
  private sampler: Sampler | undefined;
  private stage: GlStage | undefined;
  private noGlReason: string;
  /**
   * The pictures of the last frame that depend on the factors: the next step of the slider will request
   * them.
   */
  private lastStep: Step | undefined;
  private losses = 0;
  private ready = Promise.resolve();
  /** Nobody has asked for the GPU yet. */
  private isLater: boolean;
  private starting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly wish: BackendWish,
    private readonly post: (message: FromPainter, transfer?: Transferable[]) => void,
  ) {
    this.noGlReason = wish === 'cpu' ? t('chosen in the settings') : '';
    this.isLater = wish === 'auto';
    if (wish === 'webgl') this.ready = this.startGl();
  }

  async receive(message: ToPainter): Promise<void> {
    clearTimeout(this.starting);
    await this.ready;
    await this.take(message);
    if (this.isLater) this.startGlSoon();
  }

  private async take(message: ToPainter): Promise<void> {
    switch (message.kind) {
      case 'matrix':
        if (this.isLater && message.matrix.data.length > fewForFirst) await this.startGl();
        this.lastStep = undefined;
        this.sampler = undefined;
        this.scene = {
          matrixId: message.matrixId,
          matrix: message.matrix,
          maxAbs: finiteMax(message.matrix.data),
          pair: message.pair,
        };
        this.chooseEngine();
        return;
      case 'factors':
        if (this.scene?.matrixId === message.matrixId) this.acceptFactors(this.scene, message.svd);
        return;
      case 'draw':
        await this.draw(message);
        return;
      case 'loseContext':
        if (this.isLater) await this.startGl();
        this.loseContext(message.restoreAfter);
        return;
    }
  }

  private loseContext(restoreAfter: number): void {
    const lose = this.stage?.gl.getExtension('WEBGL_lose_context');
    lose?.loseContext();
    setTimeout(() => lose?.restoreContext(), restoreAfter);
  }

  /** Starting WebGL stops this worker for a while, so it waits until the pictures are on screen. */
  private startGlSoon(): void {
    const { scene } = this;
    if (!scene) return;
    this.starting = setTimeout(
      () => {
        this.ready = this.startGl().then(() => {
          this.chooseEngine();
          if (this.engine instanceof GlEngine) this.post({ kind: 'redraw' });
        });
      },
      scene.svd && this.lastStep ? quiet.withPictures : quiet.before,
    );
  }

  private async startGl(): Promise<void> {
    this.isLater = false;
    try {
      const stage = await createStage();
      this.stage = stage;
      stage.canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        this.onLost();
      });
      stage.canvas.addEventListener('webglcontextrestored', () => {
        this.ready = this.onRestored(stage);
      });
    } catch (error) {
      this.noGlReason =
        error instanceof NoWebGl ? error.message : t('WebGL failed: {0}', String(error));
    }
  }

  private acceptFactors(scene: Scene, svd: Svd): void {
    scene.svd = svd;
    this.sampler = new Sampler(scene.matrix, svd);
    this.engine?.factorsChanged();
  }

  private chooseEngine(): void {
    const { scene, stage } = this;
    if (!scene) return;
    this.engine?.dispose();
    this.engine = undefined;
    const skipped = stage ? this.skips(stage, scene) : undefined;
    if (stage && !skipped && !stage.gl.isContextLost()) {
      try {
        this.engine = new GlEngine(stage.gl, stage.canvas, stage.heatmap, scene, stage.renderer);
      } catch (error) {
        this.noGlReason = t('WebGL failed: {0}', String(error));
      }
    }
    this.engine ??= new CpuEngine(
      scene,
      skipped ?? (this.noGlReason || t('WebGL is being restored')),
    );
    this.pace = new Pace(scene.matrix.data.length, this.engine instanceof CpuEngine);
    // What draws the first pictures only is not told.
    if (!this.isLater) this.post({ kind: 'backend', backend: this.engine.backend });
  }

  /** Why this matrix is not drawn with the WebGL that there is, if so. */
  private skips({ renderer }: GlStage, { matrix }: Scene): string | undefined {
    const isLarge = matrix.data.length > manyForSoftware;
    return this.wish === 'auto' && isLarge && isEmulated(renderer)
      ? t('WebGL is computed in software here ({0}), which is slower for so many entries', renderer)
      : undefined;
  }

  private async draw(message: Draw): Promise<void> {
    const { scene } = this;
    if (!scene || !this.engine || scene.matrixId !== message.matrixId) {
      // Every request is answered. Otherwise the page would wait for its frame for ever.
      const { matrixId, frame, rank } = message;
      this.post({ kind: 'frame', matrixId, frame, rank, images: [], millis: 0 });
      return;
    }
    const start = performance.now();
    let images;
    const moving = message.moving === true;
    let draft = moving && this.pace?.wantsDrafts === true ? this.sampler : undefined;
    try {
      images = await this.drawAll(this.engine, message, draft);
    } catch (error) {
      if (this.engine instanceof CpuEngine) throw error;
      this.giveUpGl(t('WebGL failed: {0}', error instanceof Error ? error.message : String(error)));
      draft = undefined;
      images = await this.drawAll(this.engine, message, draft);
    }
    const millis = performance.now() - start;
    if (moving && !draft) this.pace?.note(millis);
    this.rememberStep(message);
    const { matrixId, frame, rank } = message;
    this.post(
      { kind: 'frame', matrixId, frame, rank, images, millis, ...(draft ? { draft: true } : {}) },
      images.map((image) => image.bitmap),
    );
    if (message.check) await this.checkGl(message.rank);
  }

  /** @param draft the sample from which M̂ and the error are drawn, if not from all cells. */
  private drawAll(engine: Engine, { pictures, rank, weights }: Draw, draft: Sampler | undefined) {
    return Promise.all(
      pictures.map(async (picture) => ({
        id: picture.id,
        bitmap: await (draft && followsRank(picture.of)
          ? paint(picture, draft.cells(picture, rank, weights))
          : engine.draw(picture, rank, weights)),
      })),
    );
  }

  /** Compares the GPU with double precision when the slider rests. */
  private async checkGl(rank: number): Promise<void> {
    const { engine } = this;
    if (!engine?.check) return;
    const checked = engine.check(rank);
    if (checked > worstDifference || Number.isNaN(checked)) {
      this.giveUpGl(
        t('the GPU differs from double precision by {0} of max |M|', checked.toExponential(1)),
      );
      this.post({ kind: 'redraw' });
    } else {
      await this.race(engine);
      // Told once, when it is decided: the page says nothing of WebGL before.
      if (this.engine === engine) {
        this.post({ kind: 'backend', backend: { ...engine.backend, checked } });
      }
    }
  }

  private rememberStep({ pictures, rank, weights }: Draw): void {
    const moving = pictures.filter(({ of }) => followsRank(of));
    if (moving.length > 0) this.lastStep = { pictures: moving, rank, weights };
  }

  /** Changes to the CPU if it is faster, unless the user has chosen WebGL. */
  private async race(engine: Engine): Promise<void> {
    const { scene, lastStep } = this;
    if (this.wish !== 'auto' || !scene?.svd || !lastStep) return;
    const times = await fasterOnCpu(engine, () => new CpuEngine(scene, ''), lastStep);
    if (!times) return;
    const millis = (time: number) => time.toFixed(time < 10 ? 1 : 0);
    this.giveUpGl(
      t(
        'it draws a step of the slider in {0} ms, WebGL ({1}) in {2} ms',
        millis(times.cpu),
        engine.backend.detail,
        millis(times.gpu),
      ),
    );
    this.post({ kind: 'redraw' });
  }

  private giveUpGl(reason: string): void {
    this.noGlReason = reason;
    this.stage = undefined;
    this.chooseEngine();
  }

  private onLost(): void {
    this.losses++;
    if (this.losses > 3) {
      this.giveUpGl(t('the GPU context was lost again and again'));
    } else {
      this.chooseEngine();
    }
    this.post({ kind: 'redraw' });
  }

  private async onRestored(stage: GlStage): Promise<void> {
    if (this.stage !== stage) return;
    try {
      await equip(stage.gl);
      this.stage = { ...stage, heatmap: new GlHeatmap(stage.gl) };
    } catch (error) {
      this.stage = undefined;
      this.noGlReason = t('WebGL did not come back: {0}', String(error));
    }
    this.chooseEngine();
    this.post({ kind: 'redraw' });
  }
}

/** Largest finite magnitude. */
function finiteMax(data: Float64Array): number {
  const largest = maxAbs(data);
  if (Number.isFinite(largest)) return largest;
  let finite = 0;
  for (const value of data) if (Number.isFinite(value)) finite = Math.max(finite, Math.abs(value));
  return finite;
}
