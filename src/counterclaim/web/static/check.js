// Only a convenience: the form and the page of a check work without it.
(() => {
  const form = document.getElementById("checkform");
  if (form) {
    const file = document.getElementById("file"), said = document.getElementById("dropped");
    const limit = Number(form.dataset.limit);
    for (const name of ["dragover", "dragenter"]) {
      document.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
    }
    document.addEventListener("dragleave", (event) => event.relatedTarget || form.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length) {
        file.files = event.dataTransfer.files;
        file.dispatchEvent(new Event("change"));
      }
    });
    file.addEventListener("change", () => {
      said.textContent = file.files.length ? `Chosen: ${file.files[0].name}. It is read instead of the text.` : "";
    });
    form.addEventListener("submit", (event) => {
      const size = file.files.length ? file.files[0].size : new TextEncoder().encode(form.elements.text.value).length;
      if (size < limit * 0.99) return;
      event.preventDefault();
      said.textContent = `This has ${size.toLocaleString("en")} bytes; the limit is ${limit.toLocaleString("en")}. Nothing was sent.`;
    });
  }
  const checking = document.getElementById("checking");
  if (checking) {
    const told = new EventSource(checking.dataset.events);
    told.addEventListener("stage", (event) => {
      const found = JSON.parse(event.data);
      document.getElementById("stage").textContent = found.words;
      document.getElementById("done").value = found.at;
    });
    told.addEventListener("end", () => { told.close(); location.reload(); });
  }
})();
