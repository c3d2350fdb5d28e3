const page = (title: string, body: string, script = '') => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Tandem</title>
<link rel="stylesheet" href="/assets/pages.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
${script}</body>
</html>`;

/** While the web app is being built: its script looks again, and goes on when it is there. */
export const buildingPage = (progress: number): string => {
  const percent = Math.round(progress * 100);
  return page(
    'The web app is being built',
    `<p class="lead">This happens once after an installation or an update, and takes some seconds. This page goes on by itself.</p>
<p><progress max="100" value="${percent}" aria-label="Progress of the build">${percent} %</progress></p>
<p class="meta">The API answers already: <a href="/api">API page</a>.</p>`,
    '<script src="/assets/building.js"></script>\n',
  );
};

export const failedPage = (): string =>
  page(
    'The web app could not be built',
    `<p class="lead">What went wrong stands in the terminal in which Tandem was started. <code>npm run web -- build</code> tries again; then reload this page.</p>
<p>The API answers all the same: <a href="/api">API page</a>.</p>`,
  );

export const withoutWebPage = (): string =>
  page(
    'Tandem’s API',
    `<p class="lead">This gateway serves no web app, only the HTTP API.</p>
<p><a class="button" href="/api">Open the API page</a></p>`,
  );
