import { t } from '../l10n.js';
import { themeClasses, type ThemeName } from './themes.js';

const darkQuery = '(prefers-color-scheme: dark)';
const contrastQueries = ['(prefers-contrast: more)', '(forced-colors: active)'];

const matches = (query: string) => window.matchMedia(query).matches;

/**
 * Light and dark as the reader's system has them, until the reader chooses. Paper is light. The name of the theme is in the
 * root's `data-theme`, and the body has the class that VS Code would give it.
 */
export class ThemeSwitch {
  readonly button = document.createElement('button');
  private chosen: 'light' | 'dark' | undefined;
  private isPrinting = false;

  constructor() {
    this.button.type = 'button';
    this.button.dataset['testid'] = 'theme';
    this.button.addEventListener('click', () => {
      this.chosen = this.isDark ? 'light' : 'dark';
      this.apply();
    });
    for (const query of [darkQuery, ...contrastQueries]) {
      window.matchMedia(query).addEventListener('change', () => this.apply());
    }
    window.addEventListener('beforeprint', () => this.print(true));
    window.addEventListener('afterprint', () => this.print(false));
    this.apply();
  }

  private print(now: boolean): void {
    this.isPrinting = now;
    this.apply();
  }

  private get isDark(): boolean {
    return this.chosen === undefined ? matches(darkQuery) : this.chosen === 'dark';
  }

  private get theme(): ThemeName {
    if (this.isPrinting) return 'light';
    if (contrastQueries.some(matches)) return this.isDark ? 'contrast' : 'contrastLight';
    return this.isDark ? 'dark' : 'light';
  }

  private apply(): void {
    const { theme } = this;
    document.documentElement.dataset['theme'] = theme;
    document.body.className = themeClasses[theme];
    this.button.textContent = this.isDark ? t('Light') : t('Dark');
    this.button.title = this.isDark ? t('Use light colours') : t('Use dark colours');
  }
}
