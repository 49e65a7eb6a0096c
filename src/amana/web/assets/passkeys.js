// Passkeys: the two ceremonies of Web Authentication, in the JSON form of level 3.
const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";
const wrong = document.getElementById("passkey-wrong");
const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON && navigator.credentials;

async function ask(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "X-CSRF": csrf, "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${said.message} ${said.hint}`);
  return said;
}

function press(button, ceremony) {
  button?.addEventListener("click", async () => {
    wrong.hidden = true;
    button.disabled = true;
    try {
      location.assign((await ceremony()).to);
    } catch (fault) {
      wrong.textContent = fault instanceof DOMException ? wrong.dataset.cancelled : fault.message;
      wrong.hidden = false;
    }
    button.disabled = false;
  });
}

if (able) {
  const enter = document.getElementById("with-passkey"), make = document.getElementById("make-passkey");
  if (enter) enter.hidden = false;
  if (make) make.hidden = false;
  press(enter, async () => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await ask("/api/sign-in/asking"));
    const found = await navigator.credentials.get({ publicKey });
    return ask("/api/sign-in/passkey", found.toJSON());
  });
  press(document.getElementById("new-passkey"), async () => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await ask("/api/account/passkey/making"));
    const made = await navigator.credentials.create({ publicKey });
    return ask("/api/account/passkey", { answer: made.toJSON(), name: document.getElementById("passkey-name").value });
  });
}
