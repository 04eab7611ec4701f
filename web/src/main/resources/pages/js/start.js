// Before anything is painted: the language and the light that were chosen, else those of the browser.
(() => {
  const kept = name => { try { return localStorage.getItem(name); } catch { return null; } };
  const given = new URLSearchParams(location.search);
  const root = document.documentElement;
  const language = given.get('lang') ?? kept('hansa.language') ?? navigator.language.slice(0, 2);
  root.lang = language === 'de' ? 'de' : 'en';
  const theme = given.get('theme') ?? kept('hansa.theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.theme = theme === 'dark' ? 'dark' : 'light';
})();
