// Signing in with the identity provider: the authorization code with PKCE (RFC 7636). The token stays in this tab, and ends with it.
const KEPT = 'hansa.session';
const BEGUN = 'hansa.sign-in';
const CLIENT = document.querySelector('meta[name=client]').content;
/** Another house's provider, or none where Hansa has its own. */
const PROVIDER = document.querySelector('meta[name=provider]').content;

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function provider() {
  const answer = await fetch(`${PROVIDER || location.origin}/.well-known/openid-configuration`);
  if (!answer.ok) {
    throw new Error(`the identity provider answers ${answer.status}`);
  }
  return answer.json();
}

/** What the token says of the reader; nobody where there is none, or where it has ended. */
export function reader() {
  try {
    const { token } = JSON.parse(sessionStorage.getItem(KEPT));
    const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(
      token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))));
    const known = { name: claims.preferred_username ?? claims.sub, roles: claims.roles ?? [], mandates: claims.mandates ?? [], token };
    return claims.exp * 1000 > Date.now() ? known : null;
  } catch {
    return null;
  }
}

/** The header by which a question is asked as the reader. */
export function authorization() {
  const known = reader();
  return known ? { Authorization: `Bearer ${known.token}` } : {};
}

export async function signIn() {
  if (!PROVIDER && location.hostname === 'localhost') {
    // A provider redirects to a loopback address by its number alone (RFC 8252 §7.3).
    location.replace(location.href.replace('//localhost', '//127.0.0.1').replace(/#.*|$/, '#sign-in'));
    return;
  }
  const { authorization_endpoint: endpoint } = await provider();
  const begun = { state: random(), verifier: random(), back: location.pathname + location.search };
  sessionStorage.setItem(BEGUN, JSON.stringify(begun));
  const challenge = base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(begun.verifier))));
  const question = new URLSearchParams({
    response_type: 'code', client_id: CLIENT, redirect_uri: `${location.origin}/signed-in`, scope: 'openid', state: begun.state,
    code_challenge: challenge, code_challenge_method: 'S256',
  });
  location.assign(`${endpoint}?${question}`);
}

/** Takes up what the provider gave, and goes back to where the reader was. */
export async function signedIn() {
  const given = new URLSearchParams(location.search);
  const begun = JSON.parse(sessionStorage.getItem(BEGUN));
  sessionStorage.removeItem(BEGUN);
  if (!begun || given.get('state') !== begun.state || !given.get('code')) {
    throw new Error(given.get('error_description') ?? given.get('error') ?? 'no sign-in was begun here');
  }
  const { token_endpoint: endpoint } = await provider();
  const answer = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: CLIENT, code: given.get('code'), redirect_uri: `${location.origin}/signed-in`,
      code_verifier: begun.verifier,
    }),
  });
  if (!answer.ok) {
    throw new Error(`the identity provider answers ${answer.status}`);
  }
  sessionStorage.setItem(KEPT, JSON.stringify({ token: (await answer.json()).access_token }));
  location.replace(begun.back);
}

/** Forgets the token here; whoever shares the machine signs out at the provider, too. */
export async function signOut() {
  sessionStorage.removeItem(KEPT);
  if (PROVIDER) {
    const { end_session_endpoint: endpoint } = await provider();
    location.assign(endpoint ?? '/');
  } else {
    location.assign('/logout');
  }
}

/** A sign-in that began under the machine's other name goes on. */
if (location.hash === '#sign-in') {
  history.replaceState(null, '', location.pathname + location.search);
  signIn();
}
