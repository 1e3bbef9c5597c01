import { render } from 'preact';
import { t } from '../l10n.js';
import { documentStyle } from '../standalone/document-style.js';
import { ThemeSwitch } from '../standalone/theme-switch.js';
import { themesCss } from '../standalone/themes.js';
import { Intake } from './intake.js';
import { SiteHost } from './site-host.js';

/** Only wiring; the script of the lens comes after this one, and finds its host. */
const style = document.createElement('style');
style.textContent = `${themesCss()}\n${documentStyle}`;
document.head.prepend(style);
document.getElementById('tools')?.append(new ThemeSwitch().button);
const intake = document.getElementById('intake');
if (intake) render(<Intake host={new SiteHost()} />, intake);
document.title = t('Low-Rank Lens: see what a matrix is made of');
