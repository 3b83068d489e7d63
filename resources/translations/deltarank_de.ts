<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten von %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>%1: %2
rank %3, scaling %4</source>
        <translation>%1: %2
Rang %3, Skalierung %4</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Choose a matrix in the heat map; Ctrl adds more.</source>
        <translation>Eine Matrix der Karte wählen; mit Strg kommen weitere hinzu.</translation>
    </message>
    <message>
        <source>Layer profile</source>
        <translation>Profil der Schichten</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>No matrix with a layer number has a value.</source>
        <translation>Keine Matrix mit Schichtnummer hat einen Wert.</translation>
    </message>
    <message>
        <source>No matrix has been measured yet.</source>
        <translation>Noch wurde keine Matrix gemessen.</translation>
    </message>
    <message>
        <source>Principal angles</source>
        <translation>Hauptwinkel</translation>
    </message>
    <message>
        <source>angle number</source>
        <translation>Nummer des Winkels</translation>
    </message>
    <message>
        <source>principal angle</source>
        <translation>Hauptwinkel</translation>
    </message>
    <message>
        <source>output side</source>
        <translation>Ausgangsseite</translation>
    </message>
    <message>
        <source>input side</source>
        <translation>Eingangsseite</translation>
    </message>
    <message>
        <source>One of the changes is zero: it has no directions.</source>
        <translation>Eine der Änderungen ist null: Sie hat keine Richtungen.</translation>
    </message>
    <message>
        <source>DeltaRank HDF5</source>
        <translation>DeltaRank-HDF5</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>trained with it, %1</source>
        <translation>mittrainiert, %1</translation>
    </message>
    <message>
        <source>run of a study</source>
        <translation>Lauf einer Studie</translation>
    </message>
    <message>
        <source>%1, %2 classes, run %3</source>
        <translation>%1, %2 Klassen, Lauf %3</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Beste Genauigkeit</translation>
    </message>
    <message>
        <source>Last accuracy</source>
        <translation>Letzte Genauigkeit</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Spectra are of W − W₀: all weights were trained.</source>
        <translation>Die Spektren sind die von W − W₀: Alle Gewichte wurden trainiert.</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>The run kept no A and B; its stored spectra are shown.</source>
        <translation>Der Lauf hat A und B nicht behalten; gezeigt werden seine gespeicherten Spektren.</translation>
    </message>
    <message>
        <source>The file holds another run, %1.</source>
        <translation>Die Datei enthält einen anderen Lauf, %1.</translation>
    </message>
    <message>
        <source>There is already something of this name.</source>
        <translation>Hier gibt es schon etwas mit diesem Namen.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Einen anderen Namen angeben.</translation>
    </message>
    <message>
        <source>kohya file (.safetensors)</source>
        <translation>kohya-Datei (.safetensors)</translation>
    </message>
    <message>
        <source>HDF5 file (.h5)</source>
        <translation>HDF5-Datei (.h5)</translation>
    </message>
    <message>
        <source>PEFT folder</source>
        <translation>PEFT-Ordner</translation>
    </message>
    <message>
        <source>A and B are not in this file.</source>
        <translation>A und B stehen nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>The matrices are still being measured.</source>
        <translation>Die Matrizen werden noch gemessen.</translation>
    </message>
    <message>
        <source>Saving was stopped.</source>
        <translation>Das Speichern wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1: the run kept no A and B.</source>
        <translation>%1: Der Lauf hat A und B nicht behalten.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>deltarank::ui</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>feed-forward in</source>
        <translation>Feedforward ein</translation>
    </message>
    <message>
        <source>feed-forward out</source>
        <translation>Feedforward aus</translation>
    </message>
    <message>
        <source>Numbers of classes</source>
        <translation>Anzahlen der Klassen</translation>
    </message>
    <message>
        <source>Shares of corrupted labels</source>
        <translation>Anteile verfälschter Labels</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ränge</translation>
    </message>
    <message>
        <source>Alphas</source>
        <translation>Alpha-Werte</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Training sizes</source>
        <translation>Trainingsgrößen</translation>
    </message>
    <message>
        <source>Values of the sweep, separated by commas.</source>
        <translation>Werte der Reihe, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>full, lora or both.</source>
        <translation>full, lora oder beides.</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Classes of every task; 0: all.</source>
        <translation>Klassen jeder Aufgabe; 0: alle.</translation>
    </message>
    <message>
        <source>kind of corruption</source>
        <translation>Art der Verfälschung</translation>
    </message>
    <message>
        <source>shuffle: labels change places; swap: each class gets another&apos;s name; uniform: redrawn.</source>
        <translation>shuffle: Labels tauschen die Plätze; swap: Jede Klasse erhält den Namen einer anderen; uniform: neu gezogen.</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>0: as the study.</source>
        <translation>0: wie die Studie.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>What is classified.</source>
        <translation>Was klassifiziert wird.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>How classes and samples are drawn.</source>
        <translation>Wie Klassen und Beispiele gezogen werden.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What is fine-tuned.</source>
        <translation>Was feinabgestimmt wird.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>How the low-rank change is made.</source>
        <translation>Wie die Änderung niedrigen Rangs entsteht.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>How long and how fast.</source>
        <translation>Wie lange und wie schnell.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Which settings are varied, and how often each run is repeated.</source>
        <translation>Welche Einstellungen verändert werden und wie oft jeder Lauf wiederholt wird.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Of the study; figures and exports carry it.</source>
        <translation>Der Studie; Abbildungen und Exporte tragen ihn.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What the study is for.</source>
        <translation>Wozu die Studie dient.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>A built-in source, or csv, images, …</source>
        <translation>Eine eingebaute Quelle oder csv, images, …</translation>
    </message>
    <message>
        <source>Folder or file</source>
        <translation>Ordner oder Datei</translation>
    </message>
    <message>
        <source>Empty for data sets the program makes itself.</source>
        <translation>Leer bei Datensätzen, die das Programm selbst herstellt.</translation>
    </message>
    <message>
        <source>Class subsets</source>
        <translation>Klassenauswahl</translation>
    </message>
    <message>
        <source>paired: the full and the LoRA run of a repeat share classes and samples.</source>
        <translation>paired: Der volle und der LoRA-Lauf einer Wiederholung teilen Klassen und Beispiele.</translation>
    </message>
    <message>
        <source>Fixed classes</source>
        <translation>Feste Klassen</translation>
    </message>
    <message>
        <source>For subsets “fixed”, separated by commas.</source>
        <translation>Für die Auswahl „fixed“, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Size rule</source>
        <translation>Größenregel</translation>
    </message>
    <message>
        <source>strict: every run of a sweep trains on the same number of samples.</source>
        <translation>strict: Alle Läufe einer Reihe trainieren mit gleich vielen Beispielen.</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>0: the largest number that every subset can fill.</source>
        <translation>0: die größte Zahl, die jede Auswahl füllen kann.</translation>
    </message>
    <message>
        <source>Validation samples</source>
        <translation>Validierungsbeispiele</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Of data without a split of its own.</source>
        <translation>Bei Daten ohne eigene Aufteilung.</translation>
    </message>
    <message>
        <source>Smallest class</source>
        <translation>Kleinste Klasse</translation>
    </message>
    <message>
        <source>Classes with fewer training samples are not drawn.</source>
        <translation>Klassen mit weniger Trainingsbeispielen werden nicht gezogen.</translation>
    </message>
    <message>
        <source>Merge labels</source>
        <translation>Labels vergröbern</translation>
    </message>
    <message>
        <source>Replaces classes by coarser ones.</source>
        <translation>Ersetzt Klassen durch gröbere.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>A checkpoint folder, or the name of a model this program knows.</source>
        <translation>Ein Ordner mit Gewichten oder der Name eines Modells, das dieses Programm kennt.</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Längster Text</translation>
    </message>
    <message>
        <source>Tokens; longer texts are cut.</source>
        <translation>Token; längere Texte werden gekürzt.</translation>
    </message>
    <message>
        <source>Normalise images</source>
        <translation>Bilder normalisieren</translation>
    </message>
    <message>
        <source>Off: values stay in 0 to 1, as in the paper.</source>
        <translation>Aus: Werte bleiben zwischen 0 und 1, wie in der Veröffentlichung.</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rang r</translation>
    </message>
    <message>
        <source>Of A and B. The measured rank cannot be larger.</source>
        <translation>Von A und B. Der gemessene Rang kann nicht größer sein.</translation>
    </message>
    <message>
        <source>Alpha α</source>
        <translation>Alpha α</translation>
    </message>
    <message>
        <source>ΔW is scaled by α/r.</source>
        <translation>ΔW wird mit α/r skaliert.</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>Rangstabilisiert</translation>
    </message>
    <message>
        <source>Scales by α/√r instead.</source>
        <translation>Skaliert stattdessen mit α/√r.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>On the input of A.</source>
        <translation>Auf dem Eingang von A.</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrizen</translation>
    </message>
    <message>
        <source>query, key, value, attention_output, feed_forward_in, feed_forward_out</source>
        <translation>query, key, value, attention_output, feed_forward_in, feed_forward_out</translation>
    </message>
    <message>
        <source>Initial A</source>
        <translation>Anfangs-A</translation>
    </message>
    <message>
        <source>gaussian as in the paper, kaiming as PEFT does.</source>
        <translation>gaussian wie in der Veröffentlichung, kaiming wie in PEFT.</translation>
    </message>
    <message>
        <source>Train the head</source>
        <translation>Kopf trainieren</translation>
    </message>
    <message>
        <source>Off: the classifier stays random.</source>
        <translation>Aus: Der Klassifikator bleibt zufällig.</translation>
    </message>
    <message>
        <source>LoRA learning rate</source>
        <translation>Lernrate LoRA</translation>
    </message>
    <message>
        <source>LoRA head learning rate</source>
        <translation>Lernrate des Kopfs bei LoRA</translation>
    </message>
    <message>
        <source>0: the same.</source>
        <translation>0: dieselbe.</translation>
    </message>
    <message>
        <source>LoRA epochs</source>
        <translation>Epochen LoRA</translation>
    </message>
    <message>
        <source>Full learning rate</source>
        <translation>Lernrate voll</translation>
    </message>
    <message>
        <source>Of full fine-tuning.</source>
        <translation>Der vollen Feinabstimmung.</translation>
    </message>
    <message>
        <source>Full epochs</source>
        <translation>Epochen voll</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>0: as many as the epochs need.</source>
        <translation>0: so viele, wie die Epochen brauchen.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Of the learning rate.</source>
        <translation>Der Lernrate.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>Share of all steps.</source>
        <translation>Anteil an allen Schritten.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradienten begrenzen</translation>
    </message>
    <message>
        <source>Largest norm; 0: off.</source>
        <translation>Größte Norm; 0: aus.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Auswerten alle</translation>
    </message>
    <message>
        <source>Steps; 0: once an epoch.</source>
        <translation>Schritte; 0: einmal je Epoche.</translation>
    </message>
    <message>
        <source>Until loss</source>
        <translation>Bis Verlust</translation>
    </message>
    <message>
        <source>Stops when the training loss falls below; 0: off.</source>
        <translation>Endet, wenn der Trainingsverlust darunter fällt; 0: aus.</translation>
    </message>
    <message>
        <source>Weights measured</source>
        <translation>Gemessene Gewichte</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Of every run, each with its own classes and seed.</source>
        <translation>Jedes Laufs, jede mit eigenen Klassen und eigenem Startwert.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides subsets, splits and initial weights.</source>
        <translation>Bestimmt Auswahl, Aufteilung und Anfangsgewichte.</translation>
    </message>
    <message>
        <source>Untrained controls</source>
        <translation>Untrainierte Kontrollen</translation>
    </message>
    <message>
        <source>Random adapters for each value of a sweep.</source>
        <translation>Zufällige Adapter für jeden Wert einer Reihe.</translation>
    </message>
    <message>
        <source>Shuffled controls</source>
        <translation>Gemischte Kontrollen</translation>
    </message>
    <message>
        <source>Runs on fully shuffled labels for each value.</source>
        <translation>Läufe mit völlig gemischten Labels für jeden Wert.</translation>
    </message>
    <message>
        <source>Keep weights</source>
        <translation>Gewichte behalten</translation>
    </message>
    <message>
        <source>Which runs keep A and B; all keep their spectra.</source>
        <translation>Welche Läufe A und B behalten; ihre Spektren behalten alle.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>auto: bfloat16 where the device is fast at it.</source>
        <translation>auto: bfloat16, wo das Gerät darin schnell ist.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>0: all cores.</source>
        <translation>0: alle Kerne.</translation>
    </message>
    <message>
        <source>LoRA runs at a time</source>
        <translation>LoRA-Läufe zugleich</translation>
    </message>
    <message>
        <source>0: measured when the plan is fixed.</source>
        <translation>0: wird gemessen, wenn der Plan festgelegt wird.</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Curves appear here while runs are trained, or for the runs chosen above.</source>
        <translation>Hier erscheinen Kurven, während trainiert wird, oder die der oben gewählten Läufe.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ActionRegistry</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::AdapterFolderView</name>
    <message>
        <source>Truncate all…</source>
        <translation>Alle kürzen…</translation>
    </message>
    <message>
        <source>Convert all…</source>
        <translation>Alle umwandeln…</translation>
    </message>
    <message>
        <source>Adapters read</source>
        <translation>Gelesene Adapter</translation>
    </message>
    <message>
        <source>%v of %m adapters read</source>
        <translation>%v von %m Adaptern gelesen</translation>
    </message>
    <message>
        <source>Adapters of the folder</source>
        <translation>Adapter des Ordners</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrizen</translation>
    </message>
    <message>
        <source>Mean cutoff</source>
        <translation>Mittlerer Abschneiderang</translation>
    </message>
    <message>
        <source>Wasted rank</source>
        <translation>Ungenutzter Rang</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The folder holds neither a study nor an adapter.</source>
        <translation>Der Ordner enthält weder eine Studie noch einen Adapter.</translation>
    </message>
    <message>
        <source>Open a .study folder, a PEFT folder, or a folder with LoRA files.</source>
        <translation>Einen .study-Ordner, einen PEFT-Ordner oder einen Ordner mit LoRA-Dateien öffnen.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::AdapterView</name>
    <message>
        <source>Matrices measured</source>
        <translation>Gemessene Matrizen</translation>
    </message>
    <message>
        <source>%v of %m matrices measured</source>
        <translation>%v von %m Matrizen gemessen</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messen abbrechen</translation>
    </message>
    <message>
        <source>Layers and matrices</source>
        <translation>Schichten und Matrizen</translation>
    </message>
    <message>
        <source>Export the heat map</source>
        <translation>Karte exportieren</translation>
    </message>
    <message>
        <source>Export as %1…</source>
        <translation>Als %1 exportieren…</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Heat map of layers and matrices</source>
        <translation>Karte der Schichten und Matrizen</translation>
    </message>
    <message>
        <source>Views of the adapter</source>
        <translation>Ansichten des Adapters</translation>
    </message>
    <message>
        <source>Drag the dashed line to move the threshold.</source>
        <translation>Die gestrichelte Linie ziehen, um die Schwelle zu verschieben.</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Spektren</translation>
    </message>
    <message>
        <source>Layer profile</source>
        <translation>Profil der Schichten</translation>
    </message>
    <message>
        <source>All matrices</source>
        <translation>Alle Matrizen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Mean over layers</source>
        <translation>Mittel über die Schichten</translation>
    </message>
    <message>
        <source>Measures by matrix</source>
        <translation>Maße je Matrix</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n adapted module(s)</source>
        <translation>
            <numerusform>%1 · %n angepasstes Modul</numerusform>
            <numerusform>%1 · %n angepasste Module</numerusform>
        </translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Abschneiderang</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stabil</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Effektiv</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Mean cutoff</source>
        <translation>Mittlerer Abschneiderang</translation>
    </message>
    <message>
        <source>%1 of rank %2</source>
        <translation>%1 von Rang %2</translation>
    </message>
    <message>
        <source>Wasted rank</source>
        <translation>Ungenutzter Rang</translation>
    </message>
    <message>
        <source>%1 on average (%2%)</source>
        <translation>%1 im Mittel (%2 %)</translation>
    </message>
    <message>
        <source>Without change</source>
        <translation>Ohne Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%n matrix(es), ΔW = 0</source>
        <translation>
            <numerusform>%n Matrix, ΔW = 0</numerusform>
            <numerusform>%n Matrizen, ΔW = 0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matrix(es) could not be measured.</source>
        <translation>
            <numerusform>%n Matrix konnte nicht gemessen werden.</numerusform>
            <numerusform>%n Matrizen konnten nicht gemessen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) are not part of a low-rank change and were left out:</source>
        <translation>
            <numerusform>%n Tensor gehört zu keiner Änderung niedrigen Rangs und blieb weg:</numerusform>
            <numerusform>%n Tensoren gehören zu keiner Änderung niedrigen Rangs und blieben weg:</numerusform>
        </translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie die Datei sagt</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::AdaptersPage</name>
    <message>
        <source>Truncate…</source>
        <translation>Kürzen…</translation>
    </message>
    <message>
        <source>Keeps the strongest directions of every matrix; size and error are shown before saving.</source>
        <translation>Behält die stärksten Richtungen jeder Matrix; Größe und Fehler stehen vor dem Speichern fest.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Saves the adapter as PEFT, kohya or HDF5.</source>
        <translation>Speichert den Adapter als PEFT, kohya oder HDF5.</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren…</translation>
    </message>
    <message>
        <source>Writes the table of all matrices as CSV.</source>
        <translation>Schreibt die Tabelle aller Matrizen als CSV.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Shows the adapter beside the next one of the list, or ends the comparison.</source>
        <translation>Zeigt den Adapter neben dem nächsten der Liste oder beendet den Vergleich.</translation>
    </message>
    <message>
        <source>Close adapter</source>
        <translation>Adapter schließen</translation>
    </message>
    <message>
        <source>Closes the adapter shown.</source>
        <translation>Schließt den gezeigten Adapter.</translation>
    </message>
    <message>
        <source>Open adapters</source>
        <translation>Offene Adapter</translation>
    </message>
    <message>
        <source>Open adapter…</source>
        <translation>Adapter öffnen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the folder</source>
        <translation>Zurück zum Ordner</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Energy threshold</source>
        <translation>Energieschwelle</translation>
    </message>
    <message>
        <source>Energy threshold in percent</source>
        <translation>Energieschwelle in Prozent</translation>
    </message>
    <message>
        <source>Logarithmic spectrum</source>
        <translation>Logarithmisches Spektrum</translation>
    </message>
    <message>
        <source>Over the largest value</source>
        <translation>Geteilt durch den größten Wert</translation>
    </message>
    <message>
        <source>Draws every spectrum as shares of its largest singular value.</source>
        <translation>Zeichnet jedes Spektrum als Anteil seines größten Singulärwerts.</translation>
    </message>
    <message>
        <source>No adapter is open</source>
        <translation>Kein Adapter ist offen</translation>
    </message>
    <message>
        <source>Open a LoRA adapter to see how much of its rank it uses: a PEFT folder, a LoRA .safetensors file, a run of a study (.h5), or a folder of many. Dropping it here works too.</source>
        <translation>Einen LoRA-Adapter öffnen, um zu sehen, wie viel seines Rangs er nutzt: einen PEFT-Ordner, eine LoRA-Datei (.safetensors), einen Lauf einer Studie (.h5) oder einen Ordner mit vielen. Ablegen auf dem Fenster genügt auch.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Ordner %1</translation>
    </message>
    <message>
        <source>Back to all adapters of %1.</source>
        <translation>Zurück zu allen Adaptern von %1.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message numerus="yes">
        <source>%n adapter(s) written to %1.</source>
        <translation>
            <numerusform>%n Adapter wurde nach %1 geschrieben.</numerusform>
            <numerusform>%n Adapter wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>Export the heat map</source>
        <translation>Karte exportieren</translation>
    </message>
    <message>
        <source>The heat map was written to %1.</source>
        <translation>Die Karte wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>The table was written to %1.</source>
        <translation>Die Tabelle wurde nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ClassTableModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ComparisonView</name>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Difference of the measure</source>
        <translation>Unterschied des Maßes</translation>
    </message>
    <message>
        <source>Distance ‖ΔW₁ − ΔW₂‖</source>
        <translation>Abstand ‖ΔW₁ − ΔW₂‖</translation>
    </message>
    <message>
        <source>Cosine of ΔW₁ and ΔW₂</source>
        <translation>Kosinus von ΔW₁ und ΔW₂</translation>
    </message>
    <message>
        <source>Subspace similarity, output side</source>
        <translation>Ähnlichkeit der Unterräume, Ausgangsseite</translation>
    </message>
    <message>
        <source>Subspace similarity, input side</source>
        <translation>Ähnlichkeit der Unterräume, Eingangsseite</translation>
    </message>
    <message>
        <source>Largest principal angle, output side</source>
        <translation>Größter Hauptwinkel, Ausgangsseite</translation>
    </message>
    <message>
        <source>First adapter</source>
        <translation>Erster Adapter</translation>
    </message>
    <message>
        <source>Second adapter</source>
        <translation>Zweiter Adapter</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Heat map: %1</source>
        <translation>Karte: %1</translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation>Ansichten des Vergleichs</translation>
    </message>
    <message>
        <source>Subspaces</source>
        <translation>Unterräume</translation>
    </message>
    <message>
        <source>Comparison of all matrices</source>
        <translation>Vergleich aller Matrizen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Comparing needs A and B, and one of the two has spectra only.</source>
        <translation>Zum Vergleichen braucht es A und B; einer der beiden hat nur Spektren.</translation>
    </message>
    <message>
        <source>Keep the weights of the runs (keep_weights) to compare them.</source>
        <translation>Die Gewichte der Läufe behalten (keep_weights), um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message numerus="yes">
        <source>%n module(s) in only one of the two.</source>
        <translation>
            <numerusform>%n Modul gibt es nur in einem der beiden.</numerusform>
            <numerusform>%n Module gibt es nur in einem der beiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2
rank %3</source>
        <translation>%1: %2
Rang %3</translation>
    </message>
    <message>
        <source>second minus first</source>
        <translation>zweiter minus erster</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Rank 1</source>
        <translation>Rang 1</translation>
    </message>
    <message>
        <source>Rank 2</source>
        <translation>Rang 2</translation>
    </message>
    <message>
        <source>Cutoff 1</source>
        <translation>Abschneiderang 1</translation>
    </message>
    <message>
        <source>Cutoff 2</source>
        <translation>Abschneiderang 2</translation>
    </message>
    <message>
        <source>‖ΔW₁‖</source>
        <translation>‖ΔW₁‖</translation>
    </message>
    <message>
        <source>‖ΔW₂‖</source>
        <translation>‖ΔW₂‖</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>φ output</source>
        <translation>φ Ausgang</translation>
    </message>
    <message>
        <source>φ input</source>
        <translation>φ Eingang</translation>
    </message>
    <message>
        <source>Least angle</source>
        <translation>Kleinster Winkel</translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation>Größter Winkel</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>φ(i, j)</source>
        <translation>φ(i, j)</translation>
    </message>
    <message>
        <source>φ, input side: i down, j across</source>
        <translation>φ, Eingangsseite: i abwärts, j quer</translation>
    </message>
    <message>
        <source>φ, output side: i down, j across</source>
        <translation>φ, Ausgangsseite: i abwärts, j quer</translation>
    </message>
    <message>
        <source>φ(%1, %2) = %3</source>
        <translation>φ(%1, %2) = %3</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::DatasetView</name>
    <message>
        <source>%1 samples cannot be read.</source>
        <translation>%1 Beispiele lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 texts are empty.</source>
        <translation>%1 Texte sind leer.</translation>
    </message>
    <message>
        <source>%1 samples are exact copies of others.</source>
        <translation>%1 Beispiele sind genaue Kopien anderer.</translation>
    </message>
    <message>
        <source>%1 sets of copies lie on both sides of the split: accuracy would be too good.</source>
        <translation>%1 Gruppen von Kopien liegen auf beiden Seiten der Aufteilung: Die Genauigkeit wäre zu gut.</translation>
    </message>
    <message>
        <source>%1 sets of copies carry different labels.</source>
        <translation>%1 Gruppen von Kopien tragen verschiedene Labels.</translation>
    </message>
    <message>
        <source>%1 groups lie on both sides of the split.</source>
        <translation>%1 Gruppen liegen auf beiden Seiten der Aufteilung.</translation>
    </message>
    <message>
        <source>Every sample can be read, and none is there twice.</source>
        <translation>Jedes Beispiel lässt sich lesen, und keines ist doppelt.</translation>
    </message>
    <message>
        <source>Smallest class: %1. Largest: %2.</source>
        <translation>Kleinste Klasse: %1. Größte: %2.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Examine every sample</source>
        <translation>Alle Beispiele prüfen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>Klassen durchsuchen</translation>
    </message>
    <message>
        <source>Classes of the data set</source>
        <translation>Klassen des Datensatzes</translation>
    </message>
    <message>
        <source>Samples of %1</source>
        <translation>Beispiele von %1</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Samples of the data set</source>
        <translation>Beispiele des Datensatzes</translation>
    </message>
    <message>
        <source>What is wrong with the data</source>
        <translation>Was an den Daten nicht stimmt</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>%1 samples, fingerprint %2</source>
        <translation>%1 Beispiele, Fingerabdruck %2</translation>
    </message>
    <message>
        <source>Examining reads every sample once, and finds copies, contradictions and files that cannot be read.</source>
        <translation>Die Prüfung liest jedes Beispiel einmal und findet Kopien, Widersprüche und unlesbare Dateien.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ExportFigureDialog</name>
    <message>
        <source>Export the figure as %1</source>
        <translation>Abbildung als %1 exportieren</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Width in millimetres</source>
        <translation>Breite in Millimetern</translation>
    </message>
    <message>
        <source>85 mm is one column of a journal, 180 mm the whole page.</source>
        <translation>85 mm sind eine Spalte einer Zeitschrift, 180 mm die ganze Seite.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source> per inch</source>
        <translation> je Zoll</translation>
    </message>
    <message>
        <source>Pixels per inch</source>
        <translation>Bildpunkte je Zoll</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Bildpunkte</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>The figure as it will be written</source>
        <translation>Die Abbildung, wie sie geschrieben wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Bildpunkte</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::FigureCard</name>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Notes on this figure</source>
        <translation>Hinweise zu dieser Abbildung</translation>
    </message>
    <message>
        <source>Maximise this figure</source>
        <translation>Diese Abbildung vergrößern</translation>
    </message>
    <message>
        <source>Export or copy this figure</source>
        <translation>Diese Abbildung exportieren oder kopieren</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Drawing (PDF)…</source>
        <translation>Zeichnung (PDF)…</translation>
    </message>
    <message>
        <source>Data (CSV)…</source>
        <translation>Daten (CSV)…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>What does this figure show?</source>
        <translation>Was zeigt diese Abbildung?</translation>
    </message>
    <message>
        <source>Figure: %1</source>
        <translation>Abbildung: %1</translation>
    </message>
    <message>
        <source>Choose another figure for this place</source>
        <translation>Eine andere Abbildung für diesen Platz wählen</translation>
    </message>
    <message>
        <source>Back to all figures</source>
        <translation>Zurück zu allen Abbildungen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::FigureView</name>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 über %2</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::HeatMap</name>
    <message>
        <source>The picture could not be made.</source>
        <translation>Das Bild konnte nicht gemacht werden.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Close the help</source>
        <translation>Hilfe schließen</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>There is no help page for this yet.</source>
        <translation>Hierzu gibt es noch keine Hilfeseite.</translation>
    </message>
    <message>
        <source>[All figures](figures.md)</source>
        <translation>[Alle Abbildungen](figures.md)</translation>
    </message>
    <message>
        <source>[All help pages](index.md)</source>
        <translation>[Alle Hilfeseiten](index.md)</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::Hint</name>
    <message>
        <source>Close this hint</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::LabPanel</name>
    <message>
        <source>Lab</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Close the lab</source>
        <translation>Übung schließen</translation>
    </message>
    <message>
        <source>Your name, for the report</source>
        <translation>Dein Name, für den Bericht</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Erledigte Schritte</translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation>Text des Schritts</translation>
    </message>
    <message>
        <source>Open the sample study</source>
        <translation>Beispielstudie öffnen</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Deine Antwort</translation>
    </message>
    <message>
        <source>Your answer in words</source>
        <translation>Deine Antwort in Worten</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Writes your answers and the figures shown into one page.</source>
        <translation>Schreibt deine Antworten und die gezeigten Abbildungen auf eine Seite.</translation>
    </message>
    <message>
        <source>Open a lab</source>
        <translation>Übung öffnen</translation>
    </message>
    <message>
        <source>Labs (*.md)</source>
        <translation>Übungen (*.md)</translation>
    </message>
    <message>
        <source>Another lab…</source>
        <translation>Andere Übung…</translation>
    </message>
    <message>
        <source>That is right.</source>
        <translation>Das stimmt.</translation>
    </message>
    <message>
        <source>Reached.</source>
        <translation>Erreicht.</translation>
    </message>
    <message>
        <source>Give an answer first.</source>
        <translation>Zuerst eine Antwort geben.</translation>
    </message>
    <message>
        <source>Not yet. Look again, or take the hint.</source>
        <translation>Noch nicht. Noch einmal hinsehen oder den Hinweis nehmen.</translation>
    </message>
    <message>
        <source>Step %1 of %2 · %3 done</source>
        <translation>Schritt %1 von %2 · %3 erledigt</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::MainWindow</name>
    <message>
        <source>Drop to open</source>
        <translation>Ablegen zum Öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n run(s)</source>
        <translation>
            <numerusform>%1 · %2 · %n Lauf</numerusform>
            <numerusform>%1 · %2 · %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>The sample study is not installed.</source>
        <translation>Die Beispielstudie ist nicht installiert.</translation>
    </message>
    <message>
        <source>Open a study of your own.</source>
        <translation>Eine eigene Studie öffnen.</translation>
    </message>
    <message>
        <source>This program was built without training.</source>
        <translation>Dieses Programm wurde ohne Training gebaut.</translation>
    </message>
    <message>
        <source>The study is opened without starting it.</source>
        <translation>Die Studie wird geöffnet, ohne sie zu starten.</translation>
    </message>
    <message>
        <source>A study is being trained</source>
        <translation>Eine Studie wird trainiert</translation>
    </message>
    <message>
        <source>Stop the training and close? The runs in training are interrupted; what is finished is kept, and the study can be continued at any time.</source>
        <translation>Training beenden und schließen? Läufe im Training werden unterbrochen; was fertig ist, bleibt, und die Studie lässt sich jederzeit fortsetzen.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Beenden und schließen</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Open the last time, but not there any more: %1</source>
        <translation>Beim letzten Mal offen, aber nicht mehr da: %1</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Opens a study or a PEFT adapter, which are folders.</source>
        <translation>Öffnet eine Studie oder einen PEFT-Adapter; beide sind Ordner.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Reads the study&apos;s folder again.</source>
        <translation>Liest den Ordner der Studie noch einmal.</translation>
    </message>
    <message>
        <source>Close study</source>
        <translation>Studie schließen</translation>
    </message>
    <message>
        <source>Closes the study shown.</source>
        <translation>Schließt die gezeigte Studie.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Recent files, presets and the sample study.</source>
        <translation>Zuletzt geöffnete Dateien, Vorlagen und die Beispielstudie.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Design the study.</source>
        <translation>Die Studie entwerfen.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Watch the training.</source>
        <translation>Dem Training zusehen.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Explore the figures.</source>
        <translation>Die Abbildungen erkunden.</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Inspect an adapter.</source>
        <translation>Einen Adapter untersuchen.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Trains the runs of the study that have no result yet.</source>
        <translation>Trainiert die Läufe der Studie, die noch kein Ergebnis haben.</translation>
    </message>
    <message>
        <source>Train failed runs again</source>
        <translation>Fehlgeschlagene Läufe erneut trainieren</translation>
    </message>
    <message>
        <source>Trains the runs that failed before, and those that have no result yet.</source>
        <translation>Trainiert die fehlgeschlagenen Läufe und die, die noch kein Ergebnis haben.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Holds the training; nothing is lost.</source>
        <translation>Hält das Training an; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Stop after this run</source>
        <translation>Nach diesem Lauf anhalten</translation>
    </message>
    <message>
        <source>Finishes the runs in training, then stops.</source>
        <translation>Beendet die Läufe im Training und hält dann an.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stops now. Runs in training go on from their last checkpoint next time.</source>
        <translation>Hält sofort an. Läufe im Training gehen nächstes Mal vom letzten Zwischenstand aus weiter.</translation>
    </message>
    <message>
        <source>Fold the panel</source>
        <translation>Leiste einklappen</translation>
    </message>
    <message>
        <source>Shows or hides the panel on the left.</source>
        <translation>Zeigt oder verbirgt die Leiste links.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Changes between the desktop&apos;s choice, light and dark.</source>
        <translation>Wechselt zwischen der Wahl des Desktops, hell und dunkel.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Teaching lab</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>A guided walk through a study, beside the window.</source>
        <translation>Ein geführter Gang durch eine Studie, neben dem Fenster.</translation>
    </message>
    <message>
        <source>Fold reports into a table…</source>
        <translation>Berichte zu einer Tabelle falten…</translation>
    </message>
    <message>
        <source>Makes one CSV of a folder of lab reports and studies.</source>
        <translation>Macht aus einem Ordner mit Übungsberichten und Studien eine CSV-Datei.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Explains this page.</source>
        <translation>Erklärt diese Seite.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Open studies</source>
        <translation>Offene Studien</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Aktionen</translation>
    </message>
    <message>
        <source>No study open</source>
        <translation>Keine Studie offen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a study or an adapter</source>
        <translation>Eine Studie oder einen Adapter öffnen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Give your name first: the report carries it.</source>
        <translation>Zuerst den Namen angeben: Der Bericht trägt ihn.</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Pages (*.html)</source>
        <translation>Seiten (*.html)</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>Der Bericht wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Folder with reports and studies</source>
        <translation>Ordner mit Berichten und Studien</translation>
    </message>
    <message>
        <source>Write the table</source>
        <translation>Tabelle schreiben</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n Zeile wurde nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1, not on this machine</source>
        <translation>%1, nicht auf diesem Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 here</source>
        <translation>etwa %1 hier</translation>
    </message>
    <message>
        <source>Unpack the study into this folder</source>
        <translation>Studie in diesen Ordner auspacken</translation>
    </message>
    <message>
        <source>Studies (*.study)</source>
        <translation>Studien (*.study)</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>Wird ausgepackt …</translation>
    </message>
    <message>
        <source>Opens a run file, a LoRA file, a packed study or the study.json of a study.</source>
        <translation>Öffnet eine Laufdatei, eine LoRA-Datei, eine gepackte Studie oder die study.json einer Studie.</translation>
    </message>
    <message>
        <source>Studies, runs and adapters (study.json *.study.tar *.h5 *.safetensors adapter_config.json);;All files (*)</source>
        <translation>Studien, Läufe und Adapter (study.json *.study.tar *.h5 *.safetensors adapter_config.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::MatrixTableModel</name>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Abschneiderang</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Ungenutzt</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stabil</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Effektiv</translation>
    </message>
    <message>
        <source>Participation</source>
        <translation>Partizipation</translation>
    </message>
    <message>
        <source>Nuclear/Frobenius</source>
        <translation>Nuklear/Frobenius</translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation>Numerisch</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Knick</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>Gini</translation>
    </message>
    <message>
        <source>Frobenius</source>
        <translation>Frobenius</translation>
    </message>
    <message>
        <source>Nuclear</source>
        <translation>Nuklear</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Nachricht schließen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::NewStudyDialog</name>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>New study from %1</source>
        <translation>Neue Studie aus %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>Name der Studie</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of the study</source>
        <translation>Ordner der Studie</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Where the study goes</source>
        <translation>Wohin die Studie kommt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Give the study a name.</source>
        <translation>Der Studie einen Namen geben.</translation>
    </message>
    <message>
        <source>A name cannot contain “/” or begin with a dot.</source>
        <translation>Ein Name darf kein „/“ enthalten und nicht mit einem Punkt beginnen.</translation>
    </message>
    <message>
        <source>There is already a study of this name in that folder.</source>
        <translation>In diesem Ordner gibt es schon eine Studie dieses Namens.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::PackDialog</name>
    <message>
        <source>The weights of the runs: A, B and head</source>
        <translation>Die Gewichte der Läufe: A, B und Kopf</translation>
    </message>
    <message>
        <source>The samples that the plan uses</source>
        <translation>Die Beispiele, die der Plan verwendet</translation>
    </message>
    <message>
        <source>Pack into one file</source>
        <translation>In eine Datei packen</translation>
    </message>
    <message>
        <source>Pack %1</source>
        <translation>%1 packen</translation>
    </message>
    <message>
        <source>Settings, plan, every spectrum and every number go into one file that can be sent; this program and `deltarank-cli unpack` open it.</source>
        <translation>Einstellungen, Plan, alle Spektren und alle Zahlen kommen in eine Datei, die man verschicken kann; dieses Programm und `deltarank-cli unpack` öffnen sie.</translation>
    </message>
    <message>
        <source>%1 with them. Without them adapters cannot be truncated or saved from the copy.</source>
        <translation>%1 mit ihnen. Ohne sie lassen sich Adapter aus der Kopie nicht kürzen oder sichern.</translation>
    </message>
    <message>
        <source>With them, training goes on where the data set is not. Mind its licence.</source>
        <translation>Mit ihnen geht das Training auch dort weiter, wo der Datensatz fehlt. Die Lizenz der Daten ist zu beachten.</translation>
    </message>
    <message>
        <source>Known as soon as the study has a plan: start it once.</source>
        <translation>Bekannt, sobald die Studie einen Plan hat: einmal starten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Datei wählen…</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::PlanView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>nothing is left to train</source>
        <translation>nichts mehr zu trainieren</translation>
    </message>
    <message>
        <source>known after the first runs on this machine</source>
        <translation>bekannt nach den ersten Läufen auf diesem Rechner</translation>
    </message>
    <message>
        <source>about %1, as its runs took so far</source>
        <translation>etwa %1, nach den bisherigen Läufen</translation>
    </message>
    <message>
        <source>about %1, as this model took here before</source>
        <translation>etwa %1, nach früheren Läufen dieses Modells hier</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>Der Plan wird gemacht…</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Der Plan</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Sweeps of the plan</source>
        <translation>Reihen des Plans</translation>
    </message>
    <message>
        <source>Notes on the plan</source>
        <translation>Hinweise zum Plan</translation>
    </message>
    <message>
        <source>%1, %2 of them finished; at most %3 steps</source>
        <translation>%1, davon %2 fertig; höchstens %3 Schritte</translation>
    </message>
    <message>
        <source>%1; at most %2 steps</source>
        <translation>%1; höchstens %2 Schritte</translation>
    </message>
    <message>
        <source>about %1 at most; %2 are free</source>
        <translation>höchstens etwa %1; %2 sind frei</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n thread(s)</source>
        <translation>
            <numerusform>%1 auf %n Thread</numerusform>
            <numerusform>%1 auf %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Over %1: %2 full, %3 LoRA, %4 null controls; each is checked on %5 samples.</source>
        <translation>Über %1: %2 volle, %3 LoRA-Läufe, %4 Nullkontrollen; jeder wird an %5 Beispielen geprüft.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::RankAdvisorDialog</name>
    <message>
        <source>Which rank is enough</source>
        <translation>Welcher Rang genügt</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>Anzahl der Klassen</translation>
    </message>
    <message>
        <source>the hardest</source>
        <translation>die schwerste</translation>
    </message>
    <message>
        <source>Number of classes of the task</source>
        <translation>Anzahl der Klassen der Aufgabe</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>What the answer does not cover</source>
        <translation>Was die Antwort nicht abdeckt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Train to verify</source>
        <translation>Zum Prüfen trainieren</translation>
    </message>
    <message>
        <source>Makes a study of the same tasks at this rank beside this one, and starts it.</source>
        <translation>Legt neben dieser eine Studie derselben Aufgaben mit diesem Rang an und startet sie.</translation>
    </message>
    <message>
        <source>Train at rank %1 to verify</source>
        <translation>Zum Prüfen mit Rang %1 trainieren</translation>
    </message>
    <message>
        <source>The study has no plan yet.</source>
        <translation>Die Studie hat noch keinen Plan.</translation>
    </message>
    <message>
        <source>Run it first.</source>
        <translation>Zuerst trainieren.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::RecentModel</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ResultsControls</name>
    <message>
        <source>Energy cutoff</source>
        <translation>Abschneiderang</translation>
    </message>
    <message>
        <source>Stable rank</source>
        <translation>Stabiler Rang</translation>
    </message>
    <message>
        <source>Effective rank</source>
        <translation>Effektiver Rang</translation>
    </message>
    <message>
        <source>Participation ratio</source>
        <translation>Partizipationsverhältnis</translation>
    </message>
    <message>
        <source>Nuclear / Frobenius</source>
        <translation>Nuklear / Frobenius</translation>
    </message>
    <message>
        <source>Numerical rank</source>
        <translation>Numerischer Rang</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Knick</translation>
    </message>
    <message>
        <source>Gini coefficient</source>
        <translation>Gini-Koeffizient</translation>
    </message>
    <message>
        <source>Frobenius norm</source>
        <translation>Frobeniusnorm</translation>
    </message>
    <message>
        <source>Nuclear norm</source>
        <translation>Nuklearnorm</translation>
    </message>
    <message>
        <source>The smallest j whose first j singular values hold more than the threshold of Σσ².</source>
        <translation>Das kleinste j, dessen erste j Singulärwerte mehr als die Schwelle von Σσ² enthalten.</translation>
    </message>
    <message>
        <source>Σσ² / σ₁²</source>
        <translation>Σσ² / σ₁²</translation>
    </message>
    <message>
        <source>exp of the entropy of σ / Σσ (Roy and Vetterli, 2007)</source>
        <translation>exp der Entropie von σ / Σσ (Roy und Vetterli, 2007)</translation>
    </message>
    <message>
        <source>(Σσ²)² / Σσ⁴</source>
        <translation>(Σσ²)² / Σσ⁴</translation>
    </message>
    <message>
        <source>Σσ / √Σσ²</source>
        <translation>Σσ / √Σσ²</translation>
    </message>
    <message>
        <source>The number of singular values above rounding error.</source>
        <translation>Die Zahl der Singulärwerte über dem Rundungsfehler.</translation>
    </message>
    <message>
        <source>The singular value farthest from the chord of the spectrum.</source>
        <translation>Der Singulärwert, der am weitesten von der Sehne des Spektrums liegt.</translation>
    </message>
    <message>
        <source>How unequal the singular values are, from 0 to 1.</source>
        <translation>Wie ungleich die Singulärwerte sind, von 0 bis 1.</translation>
    </message>
    <message>
        <source>√Σσ²</source>
        <translation>√Σσ²</translation>
    </message>
    <message>
        <source>Σσ</source>
        <translation>Σσ</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Energy threshold</source>
        <translation>Energieschwelle</translation>
    </message>
    <message>
        <source>Energy threshold in percent</source>
        <translation>Energieschwelle in Prozent</translation>
    </message>
    <message>
        <source>The cutoff is the smallest number of singular values that hold more than this share of the energy Σσ². All figures follow while you move it.</source>
        <translation>Der Abschneiderang ist die kleinste Zahl von Singulärwerten, die mehr als diesen Anteil der Energie Σσ² enthalten. Alle Abbildungen folgen beim Ziehen.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Best evaluation</source>
        <translation>Beste Auswertung</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Testteil</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Over runs (Student t)</source>
        <translation>Über Läufe (Student t)</translation>
    </message>
    <message>
        <source>As published (layers × runs)</source>
        <translation>Wie veröffentlicht (Schichten × Läufe)</translation>
    </message>
    <message>
        <source>Layers of one run are not independent of each other, so runs are what is counted.</source>
        <translation>Schichten eines Laufs sind nicht unabhängig voneinander, deshalb zählen die Läufe.</translation>
    </message>
    <message>
        <source>1.96·s/√N over all layers and repeats, as in the paper: narrower than it should be.</source>
        <translation>1,96·s/√N über alle Schichten und Wiederholungen, wie in der Veröffentlichung: enger, als es sein sollte.</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrizen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Line of best fit</source>
        <translation>Ausgleichsgerade</translation>
    </message>
    <message>
        <source>Least squares on the means, with the 95% band of the line.</source>
        <translation>Kleinste Quadrate durch die Mittel, mit dem 95-%-Band der Geraden.</translation>
    </message>
    <message>
        <source>Single runs</source>
        <translation>Einzelne Läufe</translation>
    </message>
    <message>
        <source>Every run as a small faint mark behind the means.</source>
        <translation>Jeder Lauf als kleine blasse Marke hinter den Mitteln.</translation>
    </message>
    <message>
        <source>Null controls</source>
        <translation>Nullkontrollen</translation>
    </message>
    <message>
        <source>What the numbers would be without learning.</source>
        <translation>Wie groß die Zahlen ohne Lernen wären.</translation>
    </message>
    <message>
        <source>Accuracy above chance</source>
        <translation>Genauigkeit über dem Zufall</translation>
    </message>
    <message>
        <source>(a − 1/n) / (1 − 1/n): 0 is guessing, 1 is perfect.</source>
        <translation>(a − 1/n) / (1 − 1/n): 0 ist geraten, 1 ist vollkommen.</translation>
    </message>
    <message>
        <source>Logarithmic x</source>
        <translation>x logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axes.</source>
        <translation>Logarithmische waagerechte Achsen.</translation>
    </message>
    <message>
        <source>Logarithmic y</source>
        <translation>y logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic vertical axes.</source>
        <translation>Logarithmische senkrechte Achsen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>The paper&apos;s lines</source>
        <translation>Geraden der Veröffentlichung</translation>
    </message>
    <message>
        <source>Published lines of best fit, measured on other data with rank 768: drawn to compare shapes.</source>
        <translation>Veröffentlichte Ausgleichsgeraden, an anderen Daten mit Rang 768 gemessen: zum Vergleich der Form.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ResultsPage</name>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>LaTeX (*.tex);;Markdown (*.md);;Tab-separated text (*.tsv)</source>
        <translation>LaTeX (*.tex);;Markdown (*.md);;Text mit Tabulatoren (*.tsv)</translation>
    </message>
    <message>
        <source>The table was written to %1.</source>
        <translation>Die Tabelle wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>The figure was written to %1.</source>
        <translation>Die Abbildung wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Where the report goes</source>
        <translation>Wohin der Bericht kommt</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>Der Bericht wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Settings of the figures</source>
        <translation>Einstellungen der Abbildungen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Clears the selection, and shows all figures again.</source>
        <translation>Hebt die Auswahl auf und zeigt wieder alle Abbildungen.</translation>
    </message>
    <message>
        <source>Reset all zooms</source>
        <translation>Alle Ausschnitte zurücksetzen</translation>
    </message>
    <message>
        <source>Shows all data in every figure.</source>
        <translation>Zeigt in jeder Abbildung alle Daten.</translation>
    </message>
    <message>
        <source>Fold the tables</source>
        <translation>Tabellen einklappen</translation>
    </message>
    <message>
        <source>Shows or hides the tables on the right.</source>
        <translation>Zeigt oder verbirgt die Tabellen rechts.</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Bericht exportieren…</translation>
    </message>
    <message>
        <source>Writes all figures, tables and settings into a folder, with one page that shows them.</source>
        <translation>Schreibt alle Abbildungen, Tabellen und Einstellungen in einen Ordner, mit einer Seite, die sie zeigt.</translation>
    </message>
    <message>
        <source>Which rank is enough…</source>
        <translation>Welcher Rang genügt…</translation>
    </message>
    <message>
        <source>Says which rank this study&apos;s task needs, and trains at that rank to verify it.</source>
        <translation>Sagt, welchen Rang die Aufgabe dieser Studie braucht, und trainiert zur Prüfung mit diesem Rang.</translation>
    </message>
    <message>
        <source>Open the spectrum</source>
        <translation>Spektrum öffnen</translation>
    </message>
    <message>
        <source>Opens the chosen run&apos;s singular values.</source>
        <translation>Öffnet die Singulärwerte des gewählten Laufs.</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>Keine Studie ist offen</translation>
    </message>
    <message>
        <source>Results appear here as soon as a study has finished runs.</source>
        <translation>Ergebnisse erscheinen hier, sobald eine Studie fertige Läufe hat.</translation>
    </message>
    <message>
        <source>Lines of best fit</source>
        <translation>Ausgleichsgeraden</translation>
    </message>
    <message>
        <source>Copy or save this table</source>
        <translation>Diese Tabelle kopieren oder speichern</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Als Markdown</translation>
    </message>
    <message>
        <source>As LaTeX</source>
        <translation>Als LaTeX</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Selected runs</source>
        <translation>Gewählte Läufe</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message numerus="yes">
        <source>Slope %1 ± %2, intercept %3 ± %4 (standard errors), %n point(s).</source>
        <translation>
            <numerusform>Steigung %1 ± %2, Achsenabschnitt %3 ± %4 (Standardfehler), %n Punkt.</numerusform>
            <numerusform>Steigung %1 ± %2, Achsenabschnitt %3 ± %4 (Standardfehler), %n Punkte.</numerusform>
        </translation>
    </message>
    <message>
        <source>* Settings were tried out by hand: p is no test any more.</source>
        <translation>* Einstellungen wurden von Hand ausprobiert: p ist kein Test mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) selected</source>
        <translation>
            <numerusform>%n Lauf gewählt</numerusform>
            <numerusform>%n Läufe gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a point of a figure, or hold Shift and drag over several.</source>
        <translation>Einen Punkt anklicken, oder mit gedrückter Umschalttaste über mehrere ziehen.</translation>
    </message>
    <message>
        <source>Drag the threshold: all figures follow. Click a point to see its runs, wheel to zoom, Shift and drag to choose several. F1 explains every figure.</source>
        <translation>Die Schwelle ziehen: Alle Abbildungen folgen. Ein Klick auf einen Punkt zeigt seine Läufe, das Mausrad zoomt, Umschalt und Ziehen wählt mehrere. F1 erklärt jede Abbildung.</translation>
    </message>
    <message>
        <source>At 0</source>
        <translation>Bei 0</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::RunController</name>
    <message>
        <source>Started %1.</source>
        <translation>%1 gestartet.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Went on.</source>
        <translation>Fortgesetzt.</translation>
    </message>
    <message>
        <source>Stopping after this run.</source>
        <translation>Hält nach diesem Lauf an.</translation>
    </message>
    <message>
        <source>Stopping.</source>
        <translation>Hält an.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Stopping after this run</source>
        <translation>Hält nach diesem Lauf an</translation>
    </message>
    <message>
        <source>%1, %2 of %3 runs done</source>
        <translation>%1, %2 von %3 Läufen fertig</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>%1 %2 = %3, repeat %4%5</source>
        <translation>%1 %2 = %3, Wiederholung %4%5</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>%1 Beispiele/s</translation>
    </message>
    <message>
        <source>Run %1 is done.</source>
        <translation>Lauf %1 ist fertig.</translation>
    </message>
    <message>
        <source>Run %1 failed: %2</source>
        <translation>Lauf %1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>The study is done.</source>
        <translation>Die Studie ist fertig.</translation>
    </message>
    <message>
        <source>Stopped. The study can be continued at any time.</source>
        <translation>Angehalten. Die Studie lässt sich jederzeit fortsetzen.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::RunTableModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>null control</source>
        <translation>Nullkontrolle</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>Beispiele/s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>This run has not been trained yet. It can be opened once it is done.</source>
        <translation>Dieser Lauf wurde noch nicht trainiert. Er lässt sich öffnen, sobald er fertig ist.</translation>
    </message>
    <message>
        <source>This run is being trained. It can be opened once it is done.</source>
        <translation>Dieser Lauf wird gerade trainiert. Er lässt sich öffnen, sobald er fertig ist.</translation>
    </message>
    <message>
        <source>This run failed and left nothing to open: %1</source>
        <translation>Dieser Lauf ist gescheitert und hat nichts hinterlassen, was sich öffnen ließe: %1</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::RunWorker</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>This program was built without training.</source>
        <translation>Dieses Programm wurde ohne Training gebaut.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::RunsPage</name>
    <message>
        <source>No study is open</source>
        <translation>Keine Studie ist offen</translation>
    </message>
    <message>
        <source>Open a study to see its runs, or start a new one from a preset.</source>
        <translation>Eine Studie öffnen, um ihre Läufe zu sehen, oder mit einer Vorlage beginnen.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs done</source>
        <translation>Fertige Läufe</translation>
    </message>
    <message>
        <source>Filter: lora 8 failed…</source>
        <translation>Filtern: lora 8 fehlgeschlagen…</translation>
    </message>
    <message>
        <source>Filter the runs by words</source>
        <translation>Läufe nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Show runs by status</source>
        <translation>Läufe nach Stand zeigen</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>Device and memory</source>
        <translation>Gerät und Speicher</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log of the training</source>
        <translation>Protokoll des Trainings</translation>
    </message>
    <message>
        <source>What the training says appears here.</source>
        <translation>Hier erscheint, was das Training meldet.</translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n core(s)</source>
        <translation>
            <numerusform>CPU, %n Kern</numerusform>
            <numerusform>CPU, %n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 in use, %3 free</source>
        <translation>%1 · %2 belegt, %3 frei</translation>
    </message>
    <message>
        <source>%1 of %2 runs done</source>
        <translation>%1 von %2 Läufen fertig</translation>
    </message>
    <message>
        <source>%1 in training</source>
        <translation>%1 im Training</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::SaveAdapterDialog</name>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Truncate</source>
        <translation>Kürzen</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Save every adapter of %1</source>
        <translation>Alle Adapter von %1 speichern</translation>
    </message>
    <message>
        <source>What is kept of each matrix</source>
        <translation>Was von jeder Matrix bleibt</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>The directions that hold this share of the energy</source>
        <translation>Die Richtungen, die diesen Anteil der Energie enthalten</translation>
    </message>
    <message>
        <source>At most this rank</source>
        <translation>Höchstens dieser Rang</translation>
    </message>
    <message>
        <source>Share of the energy that is kept, in percent</source>
        <translation>Anteil der Energie, der bleibt, in Prozent</translation>
    </message>
    <message>
        <source>Largest rank that is kept</source>
        <translation>Größter Rang, der bleibt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>As each one is</source>
        <translation>Wie jeder ist</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder that they go to</source>
        <translation>Ordner, in den sie kommen</translation>
    </message>
    <message>
        <source>Where it is saved</source>
        <translation>Wo gespeichert wird</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>Einen Ort wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation>Wohin sie kommen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Einen Namen angeben.</translation>
    </message>
    <message>
        <source>There is already something of this name. Give another one.</source>
        <translation>Hier gibt es schon etwas mit diesem Namen. Einen anderen angeben.</translation>
    </message>
    <message>
        <source>Ranks become %1 (%2 on average). A and B: %3 → %4. Error: %5 of the norm of ΔW.</source>
        <translation>Die Ränge werden %1 (im Mittel %2). A und B: %3 → %4. Fehler: %5 der Norm von ΔW.</translation>
    </message>
    <message>
        <source>Size and error are those of each adapter: open one to see them before saving.</source>
        <translation>Größe und Fehler sind die jedes Adapters: einen öffnen, um sie vor dem Speichern zu sehen.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Next or previous point</source>
        <translation>Nächster oder voriger Punkt</translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation>Rechts, Links</translation>
    </message>
    <message>
        <source>Open the runs of a point</source>
        <translation>Läufe eines Punkts öffnen</translation>
    </message>
    <message>
        <source>Enter, click</source>
        <translation>Eingabe, Klick</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Wheel, +, −</source>
        <translation>Mausrad, +, −</translation>
    </message>
    <message>
        <source>Show all data</source>
        <translation>Alle Daten zeigen</translation>
    </message>
    <message>
        <source>Double-click, 0</source>
        <translation>Doppelklick, 0</translation>
    </message>
    <message>
        <source>Select several points</source>
        <translation>Mehrere Punkte wählen</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Umschalt und ziehen</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Abbildungen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::StartPage</name>
    <message>
        <source>How much rank does a task need?</source>
        <translation>Wie viel Rang braucht eine Aufgabe?</translation>
    </message>
    <message>
        <source>Fine-tune a classifier on tasks of controlled complexity, measure the rank its LoRA adapters really use, and explore the relation.</source>
        <translation>Einen Klassifikator auf Aufgaben bekannter Schwere feinabstimmen, den Rang messen, den seine LoRA-Adapter wirklich nutzen, und den Zusammenhang erkunden.</translation>
    </message>
    <message>
        <source>Or drop a study, a run file or an adapter anywhere on this window.</source>
        <translation>Oder eine Studie, einen Lauf oder einen Adapter irgendwo auf diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Studies and adapters you open are listed here.</source>
        <translation>Hier stehen die Studien und Adapter, die geöffnet wurden.</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Start a study</source>
        <translation>Eine Studie beginnen</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Use this preset…</source>
        <translation>Diese Vorlage nehmen…</translation>
    </message>
    <message>
        <source>Use the preset %1</source>
        <translation>Die Vorlage %1 nehmen</translation>
    </message>
    <message>
        <source>Sample study</source>
        <translation>Beispielstudie</translation>
    </message>
    <message>
        <source>A finished study to look around in: all figures, runs and spectra, no training.</source>
        <translation>Eine fertige Studie zum Umsehen: alle Abbildungen, Läufe und Spektren, ohne Training.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::StatusStrip</name>
    <message>
        <source>Progress of the study</source>
        <translation>Fortschritt der Studie</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>Gerade wird nichts trainiert.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::StudyForm</name>
    <message>
        <source>Add a sweep</source>
        <translation>Reihe hinzufügen</translation>
    </message>
    <message>
        <source>Remove a sweep</source>
        <translation>Reihe entfernen</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::StudyPage</name>
    <message>
        <source>No study is open</source>
        <translation>Keine Studie ist offen</translation>
    </message>
    <message>
        <source>Start one from a preset, or open a study you already have.</source>
        <translation>Mit einer Vorlage beginnen oder eine vorhandene Studie öffnen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Writes the changed settings to the study.</source>
        <translation>Schreibt die geänderten Einstellungen in die Studie.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Duplicate study…</source>
        <translation>Studie duplizieren…</translation>
    </message>
    <message>
        <source>Makes a copy with the same settings and runs; only what you change in it is trained anew.</source>
        <translation>Macht eine Kopie mit denselben Einstellungen und Läufen; nur was darin geändert wird, wird neu trainiert.</translation>
    </message>
    <message>
        <source>Steps of the study</source>
        <translation>Schritte der Studie</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>new sweep</source>
        <translation>neue Reihe</translation>
    </message>
    <message>
        <source>removal of a sweep</source>
        <translation>Entfernen einer Reihe</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation>geändert, nicht gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>This study has %n finished run(s). Those whose settings change will not count any more.</source>
        <translation>
            <numerusform>Diese Studie hat %n fertigen Lauf. Ändern sich seine Einstellungen, zählt er nicht mehr.</numerusform>
            <numerusform>Diese Studie hat %n fertige Läufe. Die, deren Einstellungen sich ändern, zählen nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished run(s) will not count any more, because of what you changed.</source>
        <translation>
            <numerusform>%n fertiger Lauf zählt wegen der Änderung nicht mehr.</numerusform>
            <numerusform>%n fertige Läufe zählen wegen der Änderung nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are kept.</source>
        <translation>
            <numerusform>%n Lauf bleibt.</numerusform>
            <numerusform>%n Läufe bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n run(s)</source>
        <translation>
            <numerusform>Etwa %n Lauf</numerusform>
            <numerusform>Etwa %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the changed settings?</source>
        <translation>Geänderte Einstellungen speichern?</translation>
    </message>
    <message>
        <source>Their files stay in the folder, so that changing the settings back brings them back. Duplicate the study to keep both.</source>
        <translation>Ihre Dateien bleiben im Ordner; werden die Einstellungen zurückgeändert, sind sie wieder da. Wer beides behalten will, dupliziert die Studie.</translation>
    </message>
    <message>
        <source>The study was changed by another program since it was opened.</source>
        <translation>Die Studie wurde von einem anderen Programm geändert, seit sie geöffnet ist.</translation>
    </message>
    <message>
        <source>Read it again (F5); what you typed stays in the form.</source>
        <translation>Neu lesen (F5); was eingegeben wurde, bleibt im Formular.</translation>
    </message>
    <message>
        <source>Duplicate the study</source>
        <translation>Studie duplizieren</translation>
    </message>
    <message>
        <source>Studies (*.study)</source>
        <translation>Studien (*.study)</translation>
    </message>
    <message>
        <source>The steps are on the left. What you type is checked at once and reaches the study only when you save; the line at the bottom says what it costs.</source>
        <translation>Links stehen die Schritte. Eingaben werden sofort geprüft und kommen erst beim Speichern in die Studie; die Zeile unten sagt, was sie kosten.</translation>
    </message>
    <message>
        <source>Pack into one file…</source>
        <translation>In eine Datei packen …</translation>
    </message>
    <message>
        <source>Makes one file of the study that can be sent and unpacked elsewhere.</source>
        <translation>Macht aus der Studie eine Datei, die man verschicken und anderswo auspacken kann.</translation>
    </message>
    <message>
        <source>Pack the study into this file</source>
        <translation>Studie in diese Datei packen</translation>
    </message>
    <message>
        <source>Packed studies (*.tar)</source>
        <translation>Gepackte Studien (*.tar)</translation>
    </message>
    <message>
        <source>Packing…</source>
        <translation>Wird gepackt …</translation>
    </message>
    <message>
        <source>Packed into %1, %2.</source>
        <translation>Gepackt in %1, %2.</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::StudyPreview</name>
    <message>
        <source>Opening the data set…</source>
        <translation>Der Datensatz wird geöffnet…</translation>
    </message>
    <message>
        <source>Reading every sample…</source>
        <translation>Alle Beispiele werden gelesen…</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::Workspace</name>
    <message>
        <source>This file or folder is not there any more.</source>
        <translation>Diese Datei oder dieser Ordner ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>This is neither a study nor an adapter.</source>
        <translation>Das ist weder eine Studie noch ein Adapter.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>Measuring %1: %2 of %3 matrices</source>
        <translation>%1 wird gemessen: %2 von %3 Matrizen</translation>
    </message>
    <message>
        <source>Open a .study folder or a packed study (.tar), a run file (.h5), a PEFT folder or a LoRA file (.safetensors).</source>
        <translation>Öffnen Sie einen .study-Ordner oder eine gepackte Studie (.tar), eine Laufdatei (.h5), einen PEFT-Ordner oder eine LoRA-Datei (.safetensors).</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>How much rank does a task need?</source>
        <translation>Wie viel Rang braucht eine Aufgabe?</translation>
    </message>
    <message>
        <source>Open a study and start training it.</source>
        <translation>Eine Studie öffnen und das Training starten.</translation>
    </message>
    <message>
        <source>Study folders, run files or adapters to open.</source>
        <translation>Studienordner, Läufe oder Adapter zum Öffnen.</translation>
    </message>
</context>
</TS>
