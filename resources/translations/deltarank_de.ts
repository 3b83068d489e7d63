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
        <translation>Eine Matrix in der Karte wählen; mit Strg kommen weitere hinzu.</translation>
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
    <name>deltarank::core</name>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>Nat</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>cutoff</source>
        <translation>Abschneiderang</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>attention output</source>
        <translation>Attention-Ausgang</translation>
    </message>
    <message>
        <source>feed forward in</source>
        <translation>Feedforward ein</translation>
    </message>
    <message>
        <source>feed forward out</source>
        <translation>Feedforward aus</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>low</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>high</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Reading the adapter was stopped.</source>
        <translation>Das Lesen des Adapters wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Reading the adapter</source>
        <translation>Der Adapter wird gelesen</translation>
    </message>
    <message>
        <source>The threshold is a number from 0 to below 1.</source>
        <translation>Die Schwelle ist eine Zahl ab 0 und unter 1.</translation>
    </message>
    <message>
        <source>Give 0.95, for example.</source>
        <translation>Zum Beispiel 0.95 angeben.</translation>
    </message>
    <message>
        <source>The two adapters have no module in common.</source>
        <translation>Die beiden Adapter haben kein Modul gemeinsam.</translation>
    </message>
    <message>
        <source>Compare adapters of the same base model.</source>
        <translation>Adapter desselben Basismodells vergleichen.</translation>
    </message>
    <message>
        <source>The two name their modules differently; they are paired by layer and kind.</source>
        <translation>Die beiden benennen ihre Module verschieden; sie werden nach Schicht und Art gepaart.</translation>
    </message>
    <message>
        <source>The base models differ: %1 and %2.</source>
        <translation>Die Basismodelle sind verschieden: %1 und %2.</translation>
    </message>
    <message>
        <source>%1 (HDF5: %2).</source>
        <translation>%1 (HDF5: %2).</translation>
    </message>
    <message>
        <source>The file may be damaged.</source>
        <translation>Die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that the folder may be written to.</source>
        <translation>Prüfen, ob auf dem Datenträger Platz ist und in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The file could not be made</source>
        <translation>Die Datei konnte nicht angelegt werden</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>This is not an HDF5 file.</source>
        <translation>Das ist keine HDF5-Datei.</translation>
    </message>
    <message>
        <source>The HDF5 file could not be opened</source>
        <translation>Die HDF5-Datei konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The file could not be written completely</source>
        <translation>Die Datei konnte nicht vollständig geschrieben werden</translation>
    </message>
    <message>
        <source>The file has no group %1.</source>
        <translation>Die Datei hat keine Gruppe %1.</translation>
    </message>
    <message>
        <source>The group %1 could not be opened</source>
        <translation>Die Gruppe %1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The group %1 has too many members.</source>
        <translation>Die Gruppe %1 hat zu viele Mitglieder.</translation>
    </message>
    <message>
        <source>The members of %1 could not be listed</source>
        <translation>Die Mitglieder von %1 konnten nicht aufgezählt werden</translation>
    </message>
    <message>
        <source>The layer number makes no sense.</source>
        <translation>Die Nummer der Schicht ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The rank makes no sense.</source>
        <translation>Der Rang ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The rank and the shapes of A and B do not fit together.</source>
        <translation>Der Rang und die Formen von A und B passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The adapter&apos;s facts are not a JSON object.</source>
        <translation>Die Angaben des Adapters sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>A or B has another shape than the file says.</source>
        <translation>A oder B hat eine andere Form, als die Datei sagt.</translation>
    </message>
    <message>
        <source>The head&apos;s tensors are not numbered without gaps.</source>
        <translation>Die Tensoren des Kopfs sind nicht lückenlos nummeriert.</translation>
    </message>
    <message>
        <source>This HDF5 file holds no adapter of DeltaRank.</source>
        <translation>Diese HDF5-Datei enthält keinen Adapter von DeltaRank.</translation>
    </message>
    <message>
        <source>The data set has no usable shape.</source>
        <translation>Der HDF5-Datensatz hat keine brauchbare Form.</translation>
    </message>
    <message>
        <source>The data set&apos;s shape could not be read</source>
        <translation>Die Form des HDF5-Datensatzes konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The data set&apos;s shape overflows.</source>
        <translation>Die Form des HDF5-Datensatzes läuft über.</translation>
    </message>
    <message>
        <source>The file has no data set %1.</source>
        <translation>Die Datei hat keinen HDF5-Datensatz %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 is a virtual data set, which is not read.</source>
        <translation>%1 ist ein virtueller HDF5-Datensatz; solche werden nicht gelesen.</translation>
    </message>
    <message>
        <source>%1 keeps its numbers in another file, which is not read.</source>
        <translation>%1 hat seine Zahlen in einer anderen Datei; das wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The type or shape of %1 could not be read</source>
        <translation>Typ oder Form von %1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The size of %1 overflows.</source>
        <translation>Die Größe von %1 läuft über.</translation>
    </message>
    <message>
        <source>%1 would have %2 elements; at most %3 are read here.</source>
        <translation>%1 hätte %2 Elemente; höchstens %3 werden hier gelesen.</translation>
    </message>
    <message>
        <source>The chunks of %1 could not be read</source>
        <translation>Die Blöcke von %1 konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The chunks of %1 are too large.</source>
        <translation>Die Blöcke von %1 sind zu groß.</translation>
    </message>
    <message>
        <source>%1 is stored with a filter that is not read here.</source>
        <translation>%1 ist mit einem Filter gespeichert, der hier nicht gelesen wird.</translation>
    </message>
    <message>
        <source>Rewrite it with shuffle, deflate and Fletcher32 only.</source>
        <translation>Nur mit Shuffle, Deflate und Fletcher32 neu schreiben.</translation>
    </message>
    <message>
        <source>%1 would have %2 bytes, but only %3 are stored.</source>
        <translation>%1 hätte %2 Bytes, gespeichert sind aber nur %3.</translation>
    </message>
    <message>
        <source>The attribute %1 is missing.</source>
        <translation>Das Attribut %1 fehlt.</translation>
    </message>
    <message>
        <source>The attribute %1 could not be opened</source>
        <translation>Das Attribut %1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The attribute %1 overflows.</source>
        <translation>Das Attribut %1 läuft über.</translation>
    </message>
    <message>
        <source>The attribute %1 is too large.</source>
        <translation>Das Attribut %1 ist zu groß.</translation>
    </message>
    <message>
        <source>The attribute %1 is not one text of fixed length.</source>
        <translation>Das Attribut %1 ist kein einzelner Text fester Länge.</translation>
    </message>
    <message>
        <source>The attribute %1 could not be read</source>
        <translation>Das Attribut %1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The attribute %1 is not a number.</source>
        <translation>Das Attribut %1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The attributes could not be listed</source>
        <translation>Die Attribute konnten nicht aufgezählt werden</translation>
    </message>
    <message>
        <source>%1 does not hold numbers.</source>
        <translation>%1 enthält keine Zahlen.</translation>
    </message>
    <message>
        <source>The numbers of %1 could not be read</source>
        <translation>Die Zahlen von %1 konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 does not hold numbers of the expected shape.</source>
        <translation>%1 enthält keine Zahlen der erwarteten Form.</translation>
    </message>
    <message>
        <source>%1 does not hold texts of fixed length.</source>
        <translation>%1 enthält keine Texte fester Länge.</translation>
    </message>
    <message>
        <source>The texts of %1 could not be read</source>
        <translation>Die Texte von %1 konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 does not hold one text.</source>
        <translation>%1 enthält keinen einzelnen Text.</translation>
    </message>
    <message>
        <source>The file has no object %1.</source>
        <translation>Die Datei hat kein Objekt %1.</translation>
    </message>
    <message>
        <source>The attribute %1 is not one number.</source>
        <translation>Das Attribut %1 ist keine einzelne Zahl.</translation>
    </message>
    <message>
        <source>The object %1 could not be opened</source>
        <translation>Das Objekt %1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The attribute %1 could not be replaced</source>
        <translation>Das Attribut %1 konnte nicht ersetzt werden</translation>
    </message>
    <message>
        <source>The attribute %1 could not be written</source>
        <translation>Das Attribut %1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The group %1 could not be written</source>
        <translation>Die Gruppe %1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Measuring the matrices</source>
        <translation>Die Matrizen werden gemessen</translation>
    </message>
    <message>
        <source>The file holds no LoRA matrices.</source>
        <translation>Die Datei enthält keine LoRA-Matrizen.</translation>
    </message>
    <message>
        <source>The file holds no LoRA matrices; its %1 tensors belong to another method, such as %2.</source>
        <translation>Die Datei enthält keine LoRA-Matrizen; ihre %1 Tensoren gehören zu einer anderen Methode wie %2.</translation>
    </message>
    <message>
        <source>The alpha of %1 is not one number.</source>
        <translation>Das Alpha von %1 ist keine einzelne Zahl.</translation>
    </message>
    <message>
        <source>The alpha of %1 is not finite.</source>
        <translation>Das Alpha von %1 ist nicht endlich.</translation>
    </message>
    <message>
        <source>%1 of %2 modules have no alpha, or 0: it is taken as the rank.</source>
        <translation>%1 von %2 Modulen haben kein Alpha oder 0: Es wird gleich dem Rang gesetzt.</translation>
    </message>
    <message>
        <source>%1 modules have a lora_mid between A and B: A is the change that both make together.</source>
        <translation>%1 Module haben ein lora_mid zwischen A und B: A ist die Änderung, die beide zusammen ergeben.</translation>
    </message>
    <message>
        <source>The file has DoRA magnitudes; they are listed and not part of ΔW.</source>
        <translation>Die Datei enthält DoRA-Beträge; sie werden aufgeführt und gehören nicht zu ΔW.</translation>
    </message>
    <message>
        <source>Two modules would get the same name %1.</source>
        <translation>Zwei Module bekämen denselben Namen %1.</translation>
    </message>
    <message>
        <source>Save as PEFT or HDF5 instead.</source>
        <translation>Stattdessen als PEFT oder HDF5 speichern.</translation>
    </message>
    <message>
        <source>its B is missing</source>
        <translation>sein B fehlt</translation>
    </message>
    <message>
        <source>its A is missing</source>
        <translation>sein A fehlt</translation>
    </message>
    <message>
        <source>its numbers are of type %1</source>
        <translation>seine Zahlen sind vom Typ %1</translation>
    </message>
    <message>
        <source>A %1 and B %2 are no matrices</source>
        <translation>A %1 und B %2 sind keine Matrizen</translation>
    </message>
    <message>
        <source>A or B is empty</source>
        <translation>A oder B ist leer</translation>
    </message>
    <message>
        <source>B %1 is a convolution wider than one</source>
        <translation>B %1 ist eine Faltung, die breiter als eins ist</translation>
    </message>
    <message>
        <source>its rank is %1</source>
        <translation>sein Rang ist %1</translation>
    </message>
    <message>
        <source>A %1 and B %2 do not fit together</source>
        <translation>A %1 und B %2 passen nicht zusammen</translation>
    </message>
    <message>
        <source>its lora_mid %1 does not fit A and B</source>
        <translation>sein lora_mid %1 passt nicht zu A und B</translation>
    </message>
    <message>
        <source>the convolution that it stands for is too large</source>
        <translation>die Faltung, für die es steht, ist zu groß</translation>
    </message>
    <message>
        <source>The module %1 is left out: %2.</source>
        <translation>Das Modul %1 bleibt weg: %2.</translation>
    </message>
    <message>
        <source>The file also holds an adapter named &quot;%1&quot;, which is not read.</source>
        <translation>Die Datei enthält auch einen Adapter namens „%1“, der nicht gelesen wird.</translation>
    </message>
    <message>
        <source>The folder holds no adapter.</source>
        <translation>Der Ordner enthält keinen Adapter.</translation>
    </message>
    <message>
        <source>An adapter is a folder with adapter_config.json and adapter_model.safetensors, a .safetensors file with LoRA tensors, or an HDF5 file of this program.</source>
        <translation>Ein Adapter ist ein Ordner mit adapter_config.json und adapter_model.safetensors, eine .safetensors-Datei mit LoRA-Tensoren oder eine HDF5-Datei dieses Programms.</translation>
    </message>
    <message>
        <source>The folder holds %1 adapters: %2, ….</source>
        <translation>Der Ordner enthält %1 Adapter: %2, ….</translation>
    </message>
    <message>
        <source>The folder holds %1 adapters: %2.</source>
        <translation>Der Ordner enthält %1 Adapter: %2.</translation>
    </message>
    <message>
        <source>Open one of them.</source>
        <translation>Einen davon öffnen.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>This is neither a file nor a folder.</source>
        <translation>Das ist weder eine Datei noch ein Ordner.</translation>
    </message>
    <message>
        <source>HDF5 files are not read here.</source>
        <translation>HDF5-Dateien werden hier nicht gelesen.</translation>
    </message>
    <message>
        <source>This is a Python pickle, which can run any program when it is read.</source>
        <translation>Das ist ein Python-Pickle, das beim Lesen jedes beliebige Programm ausführen kann.</translation>
    </message>
    <message>
        <source>Convert it in Python: load it with torch.load(file, weights_only=True) and save the tensors with safetensors.torch.save_file.</source>
        <translation>In Python umwandeln: mit torch.load(file, weights_only=True) laden und die Tensoren mit safetensors.torch.save_file speichern.</translation>
    </message>
    <message>
        <source>The file holds no adapter: none of its %1 tensors is a LoRA matrix.</source>
        <translation>Die Datei enthält keinen Adapter: Keiner ihrer %1 Tensoren ist eine LoRA-Matrix.</translation>
    </message>
    <message>
        <source>There is no adapter_config.json: the scaling is unknown and taken as 1.</source>
        <translation>Es gibt keine adapter_config.json: Die Skalierung ist unbekannt und wird als 1 angenommen.</translation>
    </message>
    <message>
        <source>The module %1 has a lora_mid: A is the change it makes with A.</source>
        <translation>Das Modul %1 hat ein lora_mid: A ist die Änderung, die es mit A ergibt.</translation>
    </message>
    <message>
        <source>%1 matrices have another rank than adapter_config.json says; the file&apos;s own are used.</source>
        <translation>%1 Matrizen haben einen anderen Rang, als adapter_config.json sagt; es gilt der der Datei.</translation>
    </message>
    <message>
        <source>The numbers are stored in float64 and read as float32.</source>
        <translation>Die Zahlen sind in float64 gespeichert und werden als float32 gelesen.</translation>
    </message>
    <message>
        <source>%1 is a Python pickle, which can run any program when it is read.</source>
        <translation>%1 ist ein Python-Pickle, das beim Lesen jedes beliebige Programm ausführen kann.</translation>
    </message>
    <message>
        <source>Load it in Python with PEFT and save it again with save_pretrained(folder, safe_serialization=True).</source>
        <translation>In Python mit PEFT laden und mit save_pretrained(folder, safe_serialization=True) neu speichern.</translation>
    </message>
    <message>
        <source>The folder has no adapter_model.safetensors.</source>
        <translation>Der Ordner hat keine adapter_model.safetensors.</translation>
    </message>
    <message>
        <source>The folder also holds the adapters %1, each in its own folder.</source>
        <translation>Der Ordner enthält auch die Adapter %1, jeden in einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>The ranks of these modules cannot be written as patterns of PEFT.</source>
        <translation>Die Ränge dieser Module lassen sich nicht als Muster von PEFT schreiben.</translation>
    </message>
    <message>
        <source>The configuration is not a JSON object.</source>
        <translation>Die Konfiguration ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>`%1` is not %2.</source>
        <translation>`%1` ist nicht %2.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>This is a PEFT adapter of the type %1, which is not LoRA.</source>
        <translation>Das ist ein PEFT-Adapter vom Typ %1, also kein LoRA.</translation>
    </message>
    <message>
        <source>Only adapters with a low-rank product B·A can be read.</source>
        <translation>Nur Adapter mit einem Produkt B·A niedrigen Rangs können gelesen werden.</translation>
    </message>
    <message>
        <source>a whole number from 1 to 1,000,000</source>
        <translation>eine ganze Zahl von 1 bis 1&#x202f;000&#x202f;000</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>The adapter was initialised by %1, which also changes the base weights: B·A is not the change of the base model.</source>
        <translation>Der Adapter wurde mit %1 initialisiert, das auch die Gewichte des Basismodells ändert: B·A ist nicht die Änderung des Basismodells.</translation>
    </message>
    <message>
        <source>This is a DoRA adapter: its magnitudes rescale the columns of the sum of base and B·A; they are listed and not part of ΔW.</source>
        <translation>Das ist ein DoRA-Adapter: Seine Beträge skalieren die Spalten der Summe aus Basis und B·A neu; sie werden aufgeführt und gehören nicht zu ΔW.</translation>
    </message>
    <message>
        <source>The base weights are stored transposed (fan_in_fan_out); A and B are as usual.</source>
        <translation>Die Gewichte des Basismodells sind transponiert gespeichert (fan_in_fan_out); A und B sind wie üblich.</translation>
    </message>
    <message>
        <source>The base model&apos;s layers are replicated (layer_replication): layer numbers are those of the larger model.</source>
        <translation>Die Schichten des Basismodells sind vervielfacht (layer_replication): Die Nummern der Schichten sind die des größeren Modells.</translation>
    </message>
    <message>
        <source>a table of numbers</source>
        <translation>eine Tabelle von Zahlen</translation>
    </message>
    <message>
        <source>`%1` has more than 10,000 entries.</source>
        <translation>`%1` hat mehr als 10&#x202f;000 Einträge.</translation>
    </message>
    <message>
        <source>The patterns of `%1` are too large.</source>
        <translation>Die Muster von `%1` sind zu groß.</translation>
    </message>
    <message>
        <source>a table of whole numbers from 1</source>
        <translation>eine Tabelle ganzer Zahlen ab 1</translation>
    </message>
    <message>
        <source>The pattern &quot;%1&quot; of %2 is not understood; it is only compared as a whole path.</source>
        <translation>Das Muster „%1“ von %2 wird nicht verstanden; es wird nur als ganzer Pfad verglichen.</translation>
    </message>
    <message>
        <source>Give either an energy or a rank to truncate to.</source>
        <translation>Zum Kürzen entweder eine Energie oder einen Rang angeben.</translation>
    </message>
    <message>
        <source>The energy is a number from 0 to below 1.</source>
        <translation>Die Energie ist eine Zahl ab 0 und unter 1.</translation>
    </message>
    <message>
        <source>The rank is at least 1.</source>
        <translation>Der Rang ist mindestens 1.</translation>
    </message>
    <message>
        <source>There is not one spectrum for each matrix.</source>
        <translation>Es gibt nicht für jede Matrix ein Spektrum.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>%1 undefined value</source>
        <translation>%1 undefinierter Wert</translation>
    </message>
    <message>
        <source>%1 undefined values</source>
        <translation>%1 undefinierte Werte</translation>
    </message>
    <message>
        <source>No line is fitted on a logarithmic axis.</source>
        <translation>Auf einer logarithmischen Achse wird keine Gerade angepasst.</translation>
    </message>
    <message>
        <source>A line needs at least three points.</source>
        <translation>Eine Gerade braucht mindestens drei Punkte.</translation>
    </message>
    <message>
        <source>paper, %1</source>
        <translation>Veröffentlichung, %1</translation>
    </message>
    <message>
        <source>This study has no finished runs yet.</source>
        <translation>Diese Studie hat noch keine fertigen Läufe.</translation>
    </message>
    <message>
        <source>Run the study</source>
        <translation>Studie ausführen</translation>
    </message>
    <message>
        <source>Accuracy and classes</source>
        <translation>Genauigkeit und Klassen</translation>
    </message>
    <message>
        <source>Intrinsic rank and accuracy</source>
        <translation>Rang und Genauigkeit</translation>
    </message>
    <message>
        <source>Intrinsic rank by layer</source>
        <translation>Rang je Schicht</translation>
    </message>
    <message>
        <source>Intrinsic rank and label noise</source>
        <translation>Rang und Labelrauschen</translation>
    </message>
    <message>
        <source>Intrinsic rank during training</source>
        <translation>Rang während des Trainings</translation>
    </message>
    <message>
        <source>LoRA beside full fine-tuning</source>
        <translation>LoRA neben voller Feinabstimmung</translation>
    </message>
    <message>
        <source>Sufficient rank and accuracy</source>
        <translation>Ausreichender Rang und Genauigkeit</translation>
    </message>
    <message>
        <source>Energy kept and accuracy kept</source>
        <translation>Behaltene Energie und behaltene Genauigkeit</translation>
    </message>
    <message>
        <source>Accuracy without each layer&apos;s adapters</source>
        <translation>Genauigkeit ohne die Adapter je einer Schicht</translation>
    </message>
    <message>
        <source>Memorisation of corrupted labels</source>
        <translation>Auswendiglernen verfälschter Labels</translation>
    </message>
    <message>
        <source>Loss during training</source>
        <translation>Verlust während des Trainings</translation>
    </message>
    <message>
        <source>Slope and energy threshold</source>
        <translation>Steigung und Energieschwelle</translation>
    </message>
    <message>
        <source>R² and energy threshold</source>
        <translation>R² und Energieschwelle</translation>
    </message>
    <message>
        <source>Runs with the same number of classes</source>
        <translation>Läufe mit gleicher Anzahl von Klassen</translation>
    </message>
    <message>
        <source>Intrinsic rank and %1</source>
        <translation>Rang und %1</translation>
    </message>
    <message>
        <source>Accuracy and %1</source>
        <translation>Genauigkeit und %1</translation>
    </message>
    <message>
        <source>There is no figure named &quot;%1&quot;.</source>
        <translation>Es gibt keine Abbildung namens „%1“.</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation>Singulärwerte</translation>
    </message>
    <message>
        <source>singular value number</source>
        <translation>Nummer des Singulärwerts</translation>
    </message>
    <message>
        <source>singular value over the largest</source>
        <translation>Singulärwert geteilt durch den größten</translation>
    </message>
    <message>
        <source>singular value</source>
        <translation>Singulärwert</translation>
    </message>
    <message>
        <source>No matrix is chosen.</source>
        <translation>Keine Matrix ist gewählt.</translation>
    </message>
    <message>
        <source>All singular values are zero: ΔW = 0.</source>
        <translation>Alle Singulärwerte sind null: ΔW = 0.</translation>
    </message>
    <message>
        <source>Cumulative energy</source>
        <translation>Kumulierte Energie</translation>
    </message>
    <message>
        <source>energy of the first singular values</source>
        <translation>Energie der ersten Singulärwerte</translation>
    </message>
    <message>
        <source>difference from the mean</source>
        <translation>Abweichung vom Mittel</translation>
    </message>
    <message>
        <source>energy threshold τ</source>
        <translation>Energieschwelle τ</translation>
    </message>
    <message>
        <source>slope of the cutoff–accuracy line</source>
        <translation>Steigung der Geraden von Abschneiderang und Genauigkeit</translation>
    </message>
    <message>
        <source>R² of the cutoff–accuracy line</source>
        <translation>R² der Geraden von Abschneiderang und Genauigkeit</translation>
    </message>
    <message>
        <source>singular values per unit of accuracy</source>
        <translation>Singulärwerte je Einheit der Genauigkeit</translation>
    </message>
    <message>
        <source>%1 (exploratory)</source>
        <translation>%1 (explorativ)</translation>
    </message>
    <message>
        <source>A line needs at least three numbers of classes with full and LoRA runs.</source>
        <translation>Eine Gerade braucht mindestens drei Klassenzahlen mit vollen und LoRA-Läufen.</translation>
    </message>
    <message>
        <source>Add values to the sweep</source>
        <translation>Werte zur Reihe hinzufügen</translation>
    </message>
    <message>
        <source>Choosing the threshold by this curve makes its p-value exploratory.</source>
        <translation>Wird die Schwelle nach dieser Kurve gewählt, ist ihr p-Wert nur explorativ.</translation>
    </message>
    <message>
        <source>This study has no sweep over the number of classes.</source>
        <translation>Diese Studie hat keine Reihe über die Anzahl der Klassen.</translation>
    </message>
    <message>
        <source>Add a sweep</source>
        <translation>Reihe hinzufügen</translation>
    </message>
    <message>
        <source>difference from the mean at the same number of classes</source>
        <translation>Abweichung vom Mittel bei gleicher Anzahl von Klassen</translation>
    </message>
    <message>
        <source>Every number of classes needs two LoRA runs or more.</source>
        <translation>Jede Klassenzahl braucht mindestens zwei LoRA-Läufe.</translation>
    </message>
    <message>
        <source>Add repeats</source>
        <translation>Wiederholungen hinzufügen</translation>
    </message>
    <message>
        <source>x: accuracy of the full run on the same classes.</source>
        <translation>x: Genauigkeit des vollen Laufs mit denselben Klassen.</translation>
    </message>
    <message>
        <source>x: accuracy of the full run on the same classes, or of the LoRA run itself where there is none.</source>
        <translation>x: Genauigkeit des vollen Laufs mit denselben Klassen oder, wo es keinen gibt, des LoRA-Laufs selbst.</translation>
    </message>
    <message>
        <source>Mean over %1, %2.</source>
        <translation>Mittel über %1, %2.</translation>
    </message>
    <message>
        <source>The paper&apos;s lines are about the cutoff at 95% energy and are not drawn here.</source>
        <translation>Die Geraden der Veröffentlichung gelten dem Abschneiderang bei 95&#xa0;% Energie und werden hier nicht gezeichnet.</translation>
    </message>
    <message>
        <source>full fine-tuning on %1</source>
        <translation>volle Feinabstimmung auf %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>This study has no finished LoRA runs yet.</source>
        <translation>Diese Studie hat noch keine fertigen LoRA-Läufe.</translation>
    </message>
    <message>
        <source>random A and B, %1</source>
        <translation>zufällige A und B, %1</translation>
    </message>
    <message>
        <source>No matrix of these layers and kinds has a value.</source>
        <translation>Keine Matrix dieser Schichten und Arten hat einen Wert.</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>Alle Schichten zeigen</translation>
    </message>
    <message>
        <source>%1 of %2 are undefined (ΔW = 0) and left out.</source>
        <translation>%2, davon undefiniert (ΔW = 0) und weggelassen: %1.</translation>
    </message>
    <message>
        <source>%1 value</source>
        <translation>%1 Wert</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>%1 run</source>
        <translation>%1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1, full W − W₀</source>
        <translation>%1, voll W − W₀</translation>
    </message>
    <message>
        <source>%1, LoRA ΔW</source>
        <translation>%1, LoRA ΔW</translation>
    </message>
    <message>
        <source>The full fine-tuning runs of this study have no spectra.</source>
        <translation>Die Läufe voller Feinabstimmung dieser Studie haben keine Spektren.</translation>
    </message>
    <message>
        <source>Add full fine-tuning runs</source>
        <translation>Läufe voller Feinabstimmung hinzufügen</translation>
    </message>
    <message>
        <source>Filled: LoRA&apos;s ΔW. Outlined: W − W₀ of full fine-tuning, of the same matrices.</source>
        <translation>Gefüllt: ΔW von LoRA. Umrandet: W − W₀ der vollen Feinabstimmung, derselben Matrizen.</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>The runs of this study kept no spectra of their evaluations.</source>
        <translation>Die Läufe dieser Studie haben keine Spektren ihrer Auswertungen behalten.</translation>
    </message>
    <message>
        <source>Not every run has every step: the number behind a point differs.</source>
        <translation>Nicht jeder Lauf hat jeden Schritt: Hinter den Punkten stehen verschieden viele Läufe.</translation>
    </message>
    <message>
        <source>Before the first step ΔW = 0 and has no value.</source>
        <translation>Vor dem ersten Schritt ist ΔW = 0 und hat keinen Wert.</translation>
    </message>
    <message>
        <source>energy kept</source>
        <translation>behaltene Energie</translation>
    </message>
    <message>
        <source>accuracy kept</source>
        <translation>behaltene Genauigkeit</translation>
    </message>
    <message>
        <source>share of the whole adapter&apos;s</source>
        <translation>Anteil an der des ganzen Adapters</translation>
    </message>
    <message>
        <source>directions kept</source>
        <translation>behaltene Richtungen</translation>
    </message>
    <message>
        <source>The accuracy of truncated adapters was not measured in this study.</source>
        <translation>Die Genauigkeit gekürzter Adapter wurde in dieser Studie nicht gemessen.</translation>
    </message>
    <message>
        <source>Measure truncated adapters</source>
        <translation>Gekürzte Adapter messen</translation>
    </message>
    <message>
        <source>Six of %1 values are shown.</source>
        <translation>Sechs von %1 Werten sind gezeigt.</translation>
    </message>
    <message>
        <source>layer without its adapters</source>
        <translation>Schicht ohne ihre Adapter</translation>
    </message>
    <message>
        <source>accuracy lost</source>
        <translation>verlorene Genauigkeit</translation>
    </message>
    <message>
        <source>The accuracy without each layer&apos;s adapters was not measured in this study.</source>
        <translation>Die Genauigkeit ohne die Adapter je einer Schicht wurde in dieser Studie nicht gemessen.</translation>
    </message>
    <message>
        <source>Measure layers</source>
        <translation>Schichten messen</translation>
    </message>
    <message>
        <source>This study has no sweep over corrupted labels.</source>
        <translation>Diese Studie hat keine Reihe über verfälschte Labels.</translation>
    </message>
    <message>
        <source>accuracy at the last step</source>
        <translation>Genauigkeit beim letzten Schritt</translation>
    </message>
    <message>
        <source>clean training samples</source>
        <translation>saubere Trainingsbeispiele</translation>
    </message>
    <message>
        <source>corrupted training samples</source>
        <translation>verfälschte Trainingsbeispiele</translation>
    </message>
    <message>
        <source>%1, full</source>
        <translation>%1, voll</translation>
    </message>
    <message>
        <source>No run of this sweep measured its accuracy on corrupted training samples.</source>
        <translation>Kein Lauf dieser Reihe hat seine Genauigkeit auf verfälschten Trainingsbeispielen gemessen.</translation>
    </message>
    <message>
        <source>Corrupted samples are counted right where the model gives the label it was trained on.</source>
        <translation>Verfälschte Beispiele zählen als richtig, wo das Modell das Label angibt, mit dem trainiert wurde.</translation>
    </message>
    <message>
        <source>%1, training</source>
        <translation>%1, Training</translation>
    </message>
    <message>
        <source>Means over runs of %1. Solid: validation, dashed: training.</source>
        <translation>Mittel über die Läufe von %1. Durchgezogen: Validierung, gestrichelt: Training.</translation>
    </message>
    <message>
        <source>%1 of %2 runs of the sweep &quot;%3&quot; ended at their last step before the training loss was below %4: they are not trained equally far.</source>
        <translation>%1 von %2 Läufen der Reihe „%3“ endeten mit dem letzten Schritt, bevor der Trainingsverlust unter %4 lag: Sie sind nicht gleich weit trainiert.</translation>
    </message>
    <message>
        <source>The study has not been run yet.</source>
        <translation>Die Studie ist noch nicht gelaufen.</translation>
    </message>
    <message>
        <source>Run it first.</source>
        <translation>Sie erst ausführen.</translation>
    </message>
    <message>
        <source>Reading runs</source>
        <translation>Läufe werden gelesen</translation>
    </message>
    <message>
        <source>%1: The file holds another run, %2.</source>
        <translation>%1: Die Datei enthält einen anderen Lauf, %2.</translation>
    </message>
    <message>
        <source>Stanford Dogs</source>
        <translation>Stanford Dogs</translation>
    </message>
    <message>
        <source>Oxford-IIIT Pet</source>
        <translation>Oxford-IIIT Pet</translation>
    </message>
    <message>
        <source>The published results lack a table or a number.</source>
        <translation>Den veröffentlichten Ergebnissen fehlt eine Tabelle oder eine Zahl.</translation>
    </message>
    <message>
        <source>Install the program&apos;s resources again.</source>
        <translation>Die Dateien des Programms neu installieren.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: the line through %3, with its error added, reads %4.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Die Gerade durch %3 ergibt, ihr Fehler dazugezählt, %4.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: the run there kept their accuracy when truncated to rank %3.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Der Lauf dort behielt seine Genauigkeit, als er auf Rang %3 gekürzt wurde.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: the run there put their energy into at most %3 directions.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Der Lauf dort legte seine Energie in höchstens %3 Richtungen.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: both runs there kept their accuracy when truncated to rank %3.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Beide Läufe dort behielten ihre Genauigkeit, als sie auf Rang %3 gekürzt wurden.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: both runs there put their energy into at most %3 directions.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Beide Läufe dort legten ihre Energie in höchstens %3 Richtungen.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: all %3 there kept their accuracy when truncated to rank %4.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Alle dort (%3) behielten ihre Genauigkeit, als sie auf Rang %4 gekürzt wurden.</translation>
    </message>
    <message>
        <source>Train with rank %1 at %2 classes: all %3 there put their energy into at most %4 directions.</source>
        <translation>Mit Rang %1 trainieren, bei %2 Klassen: Alle dort (%3) legten ihre Energie in höchstens %4 Richtungen.</translation>
    </message>
    <message>
        <source>%1 directions</source>
        <translation>%1 Richtungen</translation>
    </message>
    <message>
        <source>%1 configuration</source>
        <translation>%1 Konfiguration</translation>
    </message>
    <message>
        <source>%1 configurations</source>
        <translation>%1 Konfigurationen</translation>
    </message>
    <message>
        <source>Which rank the task needs</source>
        <translation>Welchen Rang die Aufgabe braucht</translation>
    </message>
    <message>
        <source>rank needed, mean</source>
        <translation>benötigter Rang, Mittel</translation>
    </message>
    <message>
        <source>predicted from the others</source>
        <translation>aus den anderen vorhergesagt</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>deren Mittel</translation>
    </message>
    <message>
        <source>energy cutoff</source>
        <translation>Abschneiderang</translation>
    </message>
    <message>
        <source>Predicting each configuration from the others is wrong by %1 on average, their mean by %2.</source>
        <translation>Wird jede Konfiguration aus den anderen vorhergesagt, liegt das im Mittel um %1 daneben, deren Mittel um %2.</translation>
    </message>
    <message>
        <source>Fewer than three configurations: no error of prediction can be stated.</source>
        <translation>Weniger als drei Konfigurationen: Ein Fehler der Vorhersage lässt sich nicht angeben.</translation>
    </message>
    <message>
        <source>A truncated adapter is not one trained small: train at this rank to verify it.</source>
        <translation>Ein gekürzter Adapter ist nicht dasselbe wie ein klein trainierter: zur Prüfung mit diesem Rang trainieren.</translation>
    </message>
    <message>
        <source>The accuracy of truncated adapters was not measured: the answer is the largest energy cutoff of any matrix, which says nothing about accuracy.</source>
        <translation>Die Genauigkeit gekürzter Adapter wurde nicht gemessen: Die Antwort ist der größte Abschneiderang aller Matrizen, der nichts über die Genauigkeit sagt.</translation>
    </message>
    <message>
        <source>Sufficient means within %1 of the whole adapter&apos;s validation accuracy, with the same rank in every matrix.</source>
        <translation>Ausreichend heißt höchstens %1 unter der Validierungsgenauigkeit des ganzen Adapters, mit gleichem Rang in jeder Matrix.</translation>
    </message>
    <message>
        <source>The need reaches the rank %1 that was trained: a larger adapter may need more. Train one with a larger rank.</source>
        <translation>Der Bedarf reicht bis an den trainierten Rang %1: Ein größerer Adapter braucht vielleicht mehr. Einen mit größerem Rang trainieren.</translation>
    </message>
    <message>
        <source>One run alone has no spread: another seed or subset may need more.</source>
        <translation>Ein einzelner Lauf hat keine Streuung: Ein anderer Startwert oder eine andere Auswahl braucht vielleicht mehr.</translation>
    </message>
    <message>
        <source>This number of classes lies outside the study: the line is continued beyond its points.</source>
        <translation>Diese Klassenzahl liegt außerhalb der Studie: Die Gerade wird über ihre Punkte hinaus verlängert.</translation>
    </message>
    <message>
        <source>This number of classes was not trained: the answer is read off the line between others.</source>
        <translation>Diese Klassenzahl wurde nicht trainiert: Die Antwort ist an der Geraden zwischen anderen abgelesen.</translation>
    </message>
    <message>
        <source>The number of classes predicts the need no better than the mean of all configurations.</source>
        <translation>Die Klassenzahl sagt den Bedarf nicht besser vorher als das Mittel aller Konfigurationen.</translation>
    </message>
    <message>
        <source>this base model</source>
        <translation>dieses Basismodell</translation>
    </message>
    <message>
        <source>It holds for %1, this data set, these training settings and matrices; other models, longer training or more data may need another rank.</source>
        <translation>Es gilt für %1, diesen Datensatz, diese Trainingseinstellungen und Matrizen; andere Modelle, längeres Training oder mehr Daten brauchen vielleicht einen anderen Rang.</translation>
    </message>
    <message>
        <source>There is no finished LoRA run with a spectrum.</source>
        <translation>Es gibt keinen fertigen LoRA-Lauf mit einem Spektrum.</translation>
    </message>
    <message>
        <source>Run one LoRA run as a pilot first.</source>
        <translation>Erst einen LoRA-Lauf zur Probe ausführen.</translation>
    </message>
    <message>
        <source>Every ΔW of this study is zero.</source>
        <translation>Jedes ΔW dieser Studie ist null.</translation>
    </message>
    <message>
        <source>Train longer or with a larger learning rate.</source>
        <translation>Länger oder mit größerer Lernrate trainieren.</translation>
    </message>
    <message>
        <source>This study has no sweep over the %1.</source>
        <translation>Diese Studie hat keine Reihe über: %1.</translation>
    </message>
    <message>
        <source>all labels shuffled, %1</source>
        <translation>alle Labels verfälscht, %1</translation>
    </message>
    <message>
        <source>Points with one run have no interval.</source>
        <translation>Punkte mit einem Lauf haben kein Intervall.</translation>
    </message>
    <message>
        <source>full fine-tuning</source>
        <translation>volle Feinabstimmung</translation>
    </message>
    <message>
        <source>The full fine-tuning runs of this study have no test accuracy.</source>
        <translation>Die Läufe voller Feinabstimmung dieser Studie haben keine Testgenauigkeit.</translation>
    </message>
    <message>
        <source>Use validation accuracy</source>
        <translation>Validierungsgenauigkeit nehmen</translation>
    </message>
    <message>
        <source>The complexity axis is the accuracy of full fine-tuning runs, and this study has none yet.</source>
        <translation>Die Achse der Schwierigkeit ist die Genauigkeit der Läufe voller Feinabstimmung, und diese Studie hat noch keine.</translation>
    </message>
    <message>
        <source>Left out for want of full fine-tuning runs: %1 classes.</source>
        <translation>Weggelassen, weil Läufe voller Feinabstimmung fehlen: %1 Klassen.</translation>
    </message>
    <message>
        <source>The runs of this study have no test accuracy.</source>
        <translation>Die Läufe dieser Studie haben keine Testgenauigkeit.</translation>
    </message>
    <message>
        <source>The runs of this sweep are not finished yet.</source>
        <translation>Die Läufe dieser Reihe sind noch nicht fertig.</translation>
    </message>
    <message>
        <source>Swapping all labels only renames the classes: lines are fitted up to a share of 0.5.</source>
        <translation>Alle Labels zu vertauschen benennt die Klassen nur um: Geraden werden bis zum Anteil 0.5 angepasst.</translation>
    </message>
    <message>
        <source>No LoRA run of this sweep is finished yet.</source>
        <translation>Noch ist kein LoRA-Lauf dieser Reihe fertig.</translation>
    </message>
    <message>
        <source>sufficient rank</source>
        <translation>ausreichender Rang</translation>
    </message>
    <message>
        <source>sufficient rank within %1 accuracy</source>
        <translation>ausreichender Rang, Genauigkeit bis auf %1</translation>
    </message>
    <message>
        <source>The study has no sweep &quot;%1&quot; that the advice could be about.</source>
        <translation>Die Studie hat keine Reihe „%1“, auf die sich der Rat beziehen könnte.</translation>
    </message>
    <message>
        <source>Ask for advice again.</source>
        <translation>Noch einmal um Rat fragen.</translation>
    </message>
    <message>
        <source>Trains the tasks of %1 with %2 classes at rank %3, which its truncated adapters say is enough.</source>
        <translation>Trainiert die Aufgaben von %1 mit %2 Klassen beim Rang %3, der nach ihren gekürzten Adaptern genügt.</translation>
    </message>
    <message>
        <source>number of classes %1</source>
        <translation>Anzahl der Klassen %1</translation>
    </message>
    <message>
        <source>adapter rank %1</source>
        <translation>Rang des Adapters %1</translation>
    </message>
    <message>
        <source>shuffled training labels %1</source>
        <translation>verfälschte Trainingslabels %1</translation>
    </message>
    <message>
        <source>training samples %1</source>
        <translation>Trainingsbeispiele %1</translation>
    </message>
    <message>
        <source>training steps %1</source>
        <translation>Trainingsschritte %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>number of classes</source>
        <translation>Anzahl der Klassen</translation>
    </message>
    <message>
        <source>adapter rank</source>
        <translation>Rang des Adapters</translation>
    </message>
    <message>
        <source>shuffled training labels</source>
        <translation>verfälschte Trainingslabels</translation>
    </message>
    <message>
        <source>training samples</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>training steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>swapped training labels</source>
        <translation>vertauschte Trainingslabels</translation>
    </message>
    <message>
        <source>redrawn training labels</source>
        <translation>neu gezogene Trainingslabels</translation>
    </message>
    <message>
        <source>best validation accuracy</source>
        <translation>beste Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>last validation accuracy</source>
        <translation>letzte Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>0 = chance</source>
        <translation>0 = Zufall</translation>
    </message>
    <message>
        <source>No connection to a helper program: %1.</source>
        <translation>Keine Verbindung zu einem Hilfsprogramm: %1.</translation>
    </message>
    <message>
        <source>The helper program could not be started: %1.</source>
        <translation>Das Hilfsprogramm konnte nicht gestartet werden: %1.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <source>was ended by signal %1 (%2)</source>
        <translation>wurde durch Signal %1 (%2) beendet</translation>
    </message>
    <message>
        <source>ended with status %1</source>
        <translation>endete mit Status %1</translation>
    </message>
    <message>
        <source>Cannot open the lock file: %1.</source>
        <translation>Die Sperrdatei lässt sich nicht öffnen: %1.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder.</source>
        <translation>Die Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>Another process holds the lock.</source>
        <translation>Ein anderer Prozess hält die Sperre.</translation>
    </message>
    <message>
        <source>Cannot lock the file: %1.</source>
        <translation>Die Datei lässt sich nicht sperren: %1.</translation>
    </message>
    <message>
        <source>Cannot write the lock file: %1.</source>
        <translation>Die Sperrdatei lässt sich nicht schreiben: %1.</translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again.</source>
        <translation>Der Datenträger ist voll: Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>Die Rechte der Datei und ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>The folder is read-only: choose another place.</source>
        <translation>Der Ordner ist schreibgeschützt: einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Das ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>Cannot open the file</source>
        <translation>Die Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The file has %1 bytes; at most %2 are read here.</source>
        <translation>Die Datei hat %1 Bytes; höchstens %2 werden hier gelesen.</translation>
    </message>
    <message>
        <source>The file is larger than %1 bytes.</source>
        <translation>Die Datei ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>Cannot read the file</source>
        <translation>Die Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Cannot make the folder</source>
        <translation>Der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>Cannot write to disk</source>
        <translation>Auf den Datenträger lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Cannot put the file in place</source>
        <translation>Die Datei lässt sich nicht an ihren Platz bringen</translation>
    </message>
    <message>
        <source>Cannot write the file</source>
        <translation>Die Datei lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>DELTARANK_RESOURCES names a folder that does not exist.</source>
        <translation>DELTARANK_RESOURCES nennt einen Ordner, den es nicht gibt.</translation>
    </message>
    <message>
        <source>The program&apos;s resources (presets, models, help) were not found.</source>
        <translation>Die Dateien des Programms (Vorlagen, Modelle, Hilfe) wurden nicht gefunden.</translation>
    </message>
    <message>
        <source>Reinstall, or set DELTARANK_RESOURCES to the folder that holds them.</source>
        <translation>Neu installieren oder DELTARANK_RESOURCES auf den Ordner setzen, der sie enthält.</translation>
    </message>
    <message>
        <source>Cannot open the file.</source>
        <translation>Die Datei lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Cannot read the file.</source>
        <translation>Die Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The JSON text is nested too deeply.</source>
        <translation>Der JSON-Text ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This is not valid JSON (at byte %1).</source>
        <translation>Das ist kein gültiges JSON (bei Byte %1).</translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation>Das ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>Cannot map the file: %1.</source>
        <translation>Die Datei lässt sich nicht in den Speicher abbilden: %1.</translation>
    </message>
    <message>
        <source>Cannot make a pipe: %1.</source>
        <translation>Es lässt sich keine Pipe anlegen: %1.</translation>
    </message>
    <message>
        <source>Cannot start the program: %1.</source>
        <translation>Das Programm lässt sich nicht starten: %1.</translation>
    </message>
    <message>
        <source>The program was stopped.</source>
        <translation>Das Programm wurde angehalten.</translation>
    </message>
    <message>
        <source>The program did not finish within %1 seconds. %2</source>
        <translation>Das Programm war nach %1 Sekunden nicht fertig. %2</translation>
    </message>
    <message>
        <source>Cannot wait for the program: %1.</source>
        <translation>Auf das Programm lässt sich nicht warten: %1.</translation>
    </message>
    <message>
        <source>The program wrote more than %1 bytes.</source>
        <translation>Das Programm hat mehr als %1 Bytes geschrieben.</translation>
    </message>
    <message>
        <source>died of signal %1</source>
        <translation>starb durch Signal %1</translation>
    </message>
    <message>
        <source>failed with status %1</source>
        <translation>scheiterte mit Status %1</translation>
    </message>
    <message>
        <source>The program %1.</source>
        <translation>Das Programm %1.</translation>
    </message>
    <message>
        <source>The program %1: %2</source>
        <translation>Das Programm %1: %2</translation>
    </message>
    <message>
        <source>This is no file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>The file is shorter than it was when it was opened.</source>
        <translation>Die Datei ist kürzer als beim Öffnen.</translation>
    </message>
    <message>
        <source>Open the data set again.</source>
        <translation>Den Datensatz neu öffnen.</translation>
    </message>
    <message>
        <source>The safetensors header is nested too deeply.</source>
        <translation>Der Kopf der safetensors-Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The safetensors header is not valid JSON.</source>
        <translation>Der Kopf der safetensors-Datei ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The file is damaged: get it again.</source>
        <translation>Die Datei ist beschädigt: neu besorgen.</translation>
    </message>
    <message>
        <source>The safetensors header names &quot;%1&quot; twice.</source>
        <translation>Der Kopf der safetensors-Datei nennt „%1“ zweimal.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot;: %2</source>
        <translation>Tensor „%1“: %2</translation>
    </message>
    <message>
        <source>dtype, shape or data_offsets is missing.</source>
        <translation>dtype, shape oder data_offsets fehlt.</translation>
    </message>
    <message>
        <source>its shape holds something that is not a size.</source>
        <translation>seine Form enthält etwas, das keine Größe ist.</translation>
    </message>
    <message>
        <source>its size overflows.</source>
        <translation>seine Größe läuft über.</translation>
    </message>
    <message>
        <source>it has more than 16 dimensions.</source>
        <translation>er hat mehr als 16 Dimensionen.</translation>
    </message>
    <message>
        <source>its data_offsets are not numbers.</source>
        <translation>seine data_offsets sind keine Zahlen.</translation>
    </message>
    <message>
        <source>its data lies outside the file (offsets %1 to %2 of %3 bytes). The file may be truncated.</source>
        <translation>seine Daten liegen außerhalb der Datei (%1 bis %2 von %3 Bytes). Die Datei ist vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>it has %1 bytes, but %2 %3 needs %4.</source>
        <translation>er hat %1 Bytes, aber %2 %3 braucht %4.</translation>
    </message>
    <message>
        <source>This is not a safetensors file: it has only %1 bytes.</source>
        <translation>Das ist keine safetensors-Datei: Sie hat nur %1 Bytes.</translation>
    </message>
    <message>
        <source>This is not a safetensors file, or it is truncated: its header would have %1 bytes, the file has %2.</source>
        <translation>Das ist keine safetensors-Datei, oder sie ist abgeschnitten: Ihr Kopf hätte %1 Bytes, die Datei hat %2.</translation>
    </message>
    <message>
        <source>The header could not be read.</source>
        <translation>Der Kopf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This is not a safetensors file: its header does not start with &apos;{&apos;.</source>
        <translation>Das ist keine safetensors-Datei: Ihr Kopf beginnt nicht mit „{“.</translation>
    </message>
    <message>
        <source>__metadata__ is not a table of texts.</source>
        <translation>__metadata__ ist keine Tabelle von Texten.</translation>
    </message>
    <message>
        <source>__metadata__ &quot;%1&quot; is not a text.</source>
        <translation>__metadata__ „%1“ ist kein Text.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; starts at byte %2, but the data before it ends at %3: holes and overlaps are not allowed.</source>
        <translation>Tensor „%1“ beginnt bei Byte %2, die Daten davor enden aber bei %3: Lücken und Überschneidungen sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>The file has %1 bytes, but its tensors end at %2.</source>
        <translation>Die Datei hat %1 Bytes, ihre Tensoren enden aber bei %2.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; could not be read: the file has become shorter or unreadable.</source>
        <translation>Tensor „%1“ konnte nicht gelesen werden: Die Datei ist kürzer oder unlesbar geworden.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; has the type %2, which is not read as numbers.</source>
        <translation>Tensor „%1“ hat den Typ %2, der nicht als Zahlen gelesen wird.</translation>
    </message>
    <message>
        <source>Cannot write the file: %1.</source>
        <translation>Die Datei lässt sich nicht schreiben: %1.</translation>
    </message>
    <message>
        <source>Check free space and permissions.</source>
        <translation>Freien Platz und Rechte prüfen.</translation>
    </message>
    <message>
        <source>Cannot make the archive</source>
        <translation>Das Archiv lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>Cannot write the archive</source>
        <translation>Das Archiv lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The file cannot be put into a tar archive: it has 8 GiB or more.</source>
        <translation>Die Datei passt nicht in ein tar-Archiv: Sie hat 8 GiB oder mehr.</translation>
    </message>
    <message>
        <source>The file cannot be put into a tar archive: its name is too long.</source>
        <translation>Die Datei passt nicht in ein tar-Archiv: Ihr Name ist zu lang.</translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation>Die Datei hat sich beim Lesen geändert.</translation>
    </message>
    <message>
        <source>Cannot open the archive.</source>
        <translation>Das Archiv lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The file may be damaged or cut short.</source>
        <translation>Die Datei ist vielleicht beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The archive has no end.</source>
        <translation>Das Archiv hat kein Ende.</translation>
    </message>
    <message>
        <source>Cannot read the archive.</source>
        <translation>Das Archiv lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file is not a tar archive, or a part of it is damaged.</source>
        <translation>Die Datei ist kein tar-Archiv, oder ein Teil von ihr ist beschädigt.</translation>
    </message>
    <message>
        <source>The archive holds something that is not a plain file.</source>
        <translation>Das Archiv enthält etwas, das keine einfache Datei ist.</translation>
    </message>
    <message>
        <source>The archive ends inside a file.</source>
        <translation>Das Archiv endet mitten in einer Datei.</translation>
    </message>
    <message>
        <source>A text in the archive is larger than it can be.</source>
        <translation>Ein Text im Archiv ist größer, als er sein kann.</translation>
    </message>
    <message>
        <source>This data set is made from Debian&apos;s package descriptions by apt. On another system, open a snapshot of it that was written on a Debian machine.</source>
        <translation>Dieser Datensatz wird mit apt aus Debians Paketbeschreibungen hergestellt. Auf einem anderen System eine Momentaufnahme öffnen, die auf einem Debian-Rechner geschrieben wurde.</translation>
    </message>
    <message>
        <source>apt has no English package descriptions here.</source>
        <translation>apt hat hier keine englischen Paketbeschreibungen.</translation>
    </message>
    <message>
        <source>Connect to the network, or open a snapshot of the data set.</source>
        <translation>Mit dem Netz verbinden oder eine Momentaufnahme des Datensatzes öffnen.</translation>
    </message>
    <message>
        <source>Fetching Debian&apos;s package descriptions (about 16 MB)</source>
        <translation>Debians Paketbeschreibungen werden geholt (etwa 16 MB)</translation>
    </message>
    <message>
        <source>Debian&apos;s package descriptions could not be fetched. %1</source>
        <translation>Debians Paketbeschreibungen konnten nicht geholt werden. %1</translation>
    </message>
    <message>
        <source>Check the network and /etc/apt/sources.list, or open a snapshot of the data set.</source>
        <translation>Netz und /etc/apt/sources.list prüfen oder eine Momentaufnahme des Datensatzes öffnen.</translation>
    </message>
    <message>
        <source>are no complete JSON object</source>
        <translation>sind kein vollständiges JSON-Objekt</translation>
    </message>
    <message>
        <source>have no text in `id`, `categories` or `abstract`</source>
        <translation>haben keinen Text in `id`, `categories` oder `abstract`</translation>
    </message>
    <message>
        <source>have an empty `id` or `categories`</source>
        <translation>haben ein leeres `id` oder `categories`</translation>
    </message>
    <message>
        <source>have an empty abstract</source>
        <translation>haben eine leere Zusammenfassung</translation>
    </message>
    <message>
        <source>repeat the id of an earlier one</source>
        <translation>wiederholen die Kennung einer früheren</translation>
    </message>
    <message>
        <source>hold bytes that are not UTF-8 or a broken escape, read as U+FFFD</source>
        <translation>enthalten Bytes, die kein UTF-8 sind, oder einen kaputten Escape; gelesen als U+FFFD</translation>
    </message>
    <message>
        <source>Indexing arXiv</source>
        <translation>arXiv wird indiziert</translation>
    </message>
    <message>
        <source>There are more than 10,000 different categories.</source>
        <translation>Es gibt mehr als 10&#x202f;000 verschiedene Kategorien.</translation>
    </message>
    <message>
        <source>This is not arXiv&apos;s metadata.</source>
        <translation>Das sind nicht die Metadaten von arXiv.</translation>
    </message>
    <message>
        <source>Categories with fewer articles are left out.</source>
        <translation>Kategorien mit weniger Artikeln bleiben weg.</translation>
    </message>
    <message>
        <source>Only the largest categories are kept, this many; 0 keeps all.</source>
        <translation>Nur die größten Kategorien bleiben, so viele; 0 behält alle.</translation>
    </message>
    <message>
        <source>The BMP file is truncated.</source>
        <translation>Die BMP-Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <source>Get the file again, or leave it out.</source>
        <translation>Die Datei neu besorgen oder weglassen.</translation>
    </message>
    <message>
        <source>The BMP file has an unknown header of %1 bytes.</source>
        <translation>Die BMP-Datei hat einen unbekannten Kopf von %1 Bytes.</translation>
    </message>
    <message>
        <source>BMP files with %1 bits per pixel and compression %2 are not read.</source>
        <translation>BMP-Dateien mit %1 Bit je Bildpunkt und Kompression %2 werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Convert it to PNG.</source>
        <translation>In PNG umwandeln.</translation>
    </message>
    <message>
        <source>The BMP file has a negative width.</source>
        <translation>Die BMP-Datei hat eine negative Breite.</translation>
    </message>
    <message>
        <source>The BMP file has a palette of %1 colours; at most 256 are possible.</source>
        <translation>Die BMP-Datei hat eine Palette von %1 Farben; höchstens 256 sind möglich.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Cannot remove the file: %1.</source>
        <translation>Die Datei lässt sich nicht entfernen: %1.</translation>
    </message>
    <message>
        <source>There is no cache called &apos;%1&apos;.</source>
        <translation>Es gibt keinen Zwischenspeicher namens „%1“.</translation>
    </message>
    <message>
        <source>The caches are samples, indexes and folders.</source>
        <translation>Die Zwischenspeicher sind samples, indexes und folders.</translation>
    </message>
    <message>
        <source>The prepared samples take %1, more than the cache may hold (%2).</source>
        <translation>Die vorbereiteten Beispiele brauchen %1, mehr als der Zwischenspeicher fassen darf (%2).</translation>
    </message>
    <message>
        <source>Set DELTARANK_CACHE_LIMIT to a larger number of GiB, or use fewer samples.</source>
        <translation>DELTARANK_CACHE_LIMIT auf mehr GiB setzen oder weniger Beispiele nehmen.</translation>
    </message>
    <message>
        <source>The prepared samples take %1, and the disk has %2 left.</source>
        <translation>Die vorbereiteten Beispiele brauchen %1, auf dem Datenträger sind noch %2 frei.</translation>
    </message>
    <message>
        <source>Free some space, or set DELTARANK_CACHE to a folder on another disk.</source>
        <translation>Platz schaffen oder DELTARANK_CACHE auf einen Ordner eines anderen Datenträgers setzen.</translation>
    </message>
    <message>
        <source>A quote that is opened in the record from line %1 is never closed.</source>
        <translation>Ein Anführungszeichen im Datensatz ab Zeile %1 wird nie geschlossen.</translation>
    </message>
    <message>
        <source>Close it, or set `quotes` to no if quotes are ordinary characters there.</source>
        <translation>Es schließen oder `quotes` auf no setzen, wenn Anführungszeichen dort gewöhnliche Zeichen sind.</translation>
    </message>
    <message>
        <source>This kind of data set has no option `%1`.</source>
        <translation>Diese Art von Datensatz hat keine Option `%1`.</translation>
    </message>
    <message>
        <source>It has no options.</source>
        <translation>Sie hat keine Optionen.</translation>
    </message>
    <message>
        <source>Its options are: %1.</source>
        <translation>Ihre Optionen sind: %1.</translation>
    </message>
    <message>
        <source>`%1` is &apos;%2&apos;.</source>
        <translation>`%1` ist „%2“.</translation>
    </message>
    <message>
        <source>Give a whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2 angeben.</translation>
    </message>
    <message>
        <source>Give yes or no.</source>
        <translation>yes oder no angeben.</translation>
    </message>
    <message>
        <source>Left out: packages without an English description (%1).</source>
        <translation>Weggelassen: Pakete ohne englische Beschreibung (%1).</translation>
    </message>
    <message>
        <source>Left out: descriptions of too few words (%1).</source>
        <translation>Weggelassen: Beschreibungen mit zu wenigen Wörtern (%1).</translation>
    </message>
    <message>
        <source>Left out: descriptions that equal one on the other side of the split (%1).</source>
        <translation>Weggelassen: Beschreibungen, die einer auf der anderen Seite der Aufteilung gleichen (%1).</translation>
    </message>
    <message>
        <source>apt&apos;s lists are not complete: of %1 packages %2 have a description.</source>
        <translation>Die Listen von apt sind unvollständig: Von %1 Paketen haben %2 eine Beschreibung.</translation>
    </message>
    <message>
        <source>Left out: incomplete entries (%1 of packages, %2 of descriptions).</source>
        <translation>Weggelassen: unvollständige Einträge (%1 von Paketen, %2 von Beschreibungen).</translation>
    </message>
    <message>
        <source>apt&apos;s lists hold too few packages for this data set.</source>
        <translation>Die Listen von apt enthalten zu wenige Pakete für diesen Datensatz.</translation>
    </message>
    <message>
        <source>Check /etc/apt/sources.list, or open a snapshot of the data set.</source>
        <translation>/etc/apt/sources.list prüfen oder eine Momentaufnahme des Datensatzes öffnen.</translation>
    </message>
    <message>
        <source>Left out: sections with too few samples: %1.</source>
        <translation>Weggelassen: Sektionen mit zu wenigen Beispielen: %1.</translation>
    </message>
    <message>
        <source>Joining packages and descriptions</source>
        <translation>Pakete und Beschreibungen werden verbunden</translation>
    </message>
    <message>
        <source>apt said: %1.</source>
        <translation>apt meldet: %1.</translation>
    </message>
    <message>
        <source>Examining the data set</source>
        <translation>Der Datensatz wird untersucht</translation>
    </message>
    <message>
        <source>The GIF file is truncated.</source>
        <translation>Die GIF-Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The GIF file cannot be decoded: %1.</source>
        <translation>Die GIF-Datei lässt sich nicht dekodieren: %1.</translation>
    </message>
    <message>
        <source>The GIF file cannot be decoded: unknown error.</source>
        <translation>Die GIF-Datei lässt sich nicht dekodieren: unbekannter Fehler.</translation>
    </message>
    <message>
        <source>The GIF file holds no picture.</source>
        <translation>Die GIF-Datei enthält kein Bild.</translation>
    </message>
    <message>
        <source>The GIF file&apos;s first frame has no pixels.</source>
        <translation>Das erste Bild der GIF-Datei hat keine Bildpunkte.</translation>
    </message>
    <message>
        <source>Rendering fonts</source>
        <translation>Schriften werden gezeichnet</translation>
    </message>
    <message>
        <source>not cached: %1</source>
        <translation>nicht zwischengespeichert: %1</translation>
    </message>
    <message>
        <source>%1 faces were left out because many of their letters look the same.</source>
        <translation>%1 Schnitte blieben weg, weil viele ihrer Buchstaben gleich aussehen.</translation>
    </message>
    <message>
        <source>%1 faces were left out because their letters look like no other font&apos;s (symbols, patterns).</source>
        <translation>%1 Schnitte blieben weg, weil ihre Buchstaben aussehen wie die keiner anderen Schrift (Symbole, Muster).</translation>
    </message>
    <message>
        <source>%1 faces were left out because they are the same as another face, in another format.</source>
        <translation>%1 Schnitte blieben weg, weil sie ein anderer Schnitt in einem anderen Format sind.</translation>
    </message>
    <message>
        <source>Rendering the fonts was stopped.</source>
        <translation>Das Zeichnen der Schriften wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Only %1 font families with all %2 characters are installed; the glyphs data set needs at least %3.</source>
        <translation>Nur %1 Schriftfamilien mit allen %2 Zeichen sind installiert; der Datensatz glyphs braucht mindestens %3.</translation>
    </message>
    <message>
        <source>Install the fonts it is meant for: %1</source>
        <translation>Die Schriften installieren, für die er gedacht ist: %1</translation>
    </message>
    <message>
        <source>This is not a picture that is known here.</source>
        <translation>Das ist kein Bild, das hier bekannt ist.</translation>
    </message>
    <message>
        <source>Use JPEG, PNG, GIF or BMP files.</source>
        <translation>JPEG-, PNG-, GIF- oder BMP-Dateien nehmen.</translation>
    </message>
    <message>
        <source>Pictures in %1 form are not read.</source>
        <translation>Bilder im Format %1 werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Convert it to PNG or JPEG.</source>
        <translation>In PNG oder JPEG umwandeln.</translation>
    </message>
    <message>
        <source>The picture is empty (0 bytes).</source>
        <translation>Das Bild ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture.</source>
        <translation>Für dieses Bild reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Close other programs or make the picture smaller.</source>
        <translation>Andere Programme schließen oder das Bild verkleinern.</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>Das Bild hat keine Bildpunkte.</translation>
    </message>
    <message>
        <source>The picture claims to have %1 x %2 pixels; at most %3 are read.</source>
        <translation>Das Bild gibt %1 x %2 Bildpunkte an; höchstens %3 werden gelesen.</translation>
    </message>
    <message>
        <source>Make it smaller, or leave it out if it is damaged.</source>
        <translation>Es verkleinern oder, falls es beschädigt ist, weglassen.</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>%1 class</source>
        <translation>%1 Klasse</translation>
    </message>
    <message>
        <source>%1 file cannot be read and was left out, the first %2</source>
        <translation>%1 Datei ist nicht lesbar und blieb weg, die erste: %2</translation>
    </message>
    <message>
        <source>%1 files cannot be read and were left out, the first %2</source>
        <translation>%1 Dateien sind nicht lesbar und blieben weg, die erste: %2</translation>
    </message>
    <message>
        <source>%1 file is unusual but read, the first %2</source>
        <translation>%1 Datei ist ungewöhnlich, aber gelesen, die erste: %2</translation>
    </message>
    <message>
        <source>%1 files are unusual but read, the first %2</source>
        <translation>%1 Dateien sind ungewöhnlich, aber gelesen, die erste: %2</translation>
    </message>
    <message>
        <source>Cannot read the folder: %1.</source>
        <translation>Der Ordner lässt sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>Ask for permission to read it, or choose another one.</source>
        <translation>Um Leserecht bitten oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>Of %1 in %2 too few can be used: two classes of at least %3 are needed. %4</source>
        <translation>Aus %1 in %2 sind zu wenige brauchbar: Nötig sind zwei Klassen mit mindestens %3. %4</translation>
    </message>
    <message>
        <source>Of %1 in %2 too few can be used: two classes of at least %3 are needed.</source>
        <translation>Aus %1 in %2 sind zu wenige brauchbar: Nötig sind zwei Klassen mit mindestens %3.</translation>
    </message>
    <message>
        <source>%1 left out as too small or too many.</source>
        <translation>Als zu klein oder überzählig weggelassen: %1.</translation>
    </message>
    <message>
        <source>The folder holds more than 20 million pictures.</source>
        <translation>Der Ordner enthält mehr als 20 Millionen Bilder.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no pictures.</source>
        <translation>Der Ordner „%1“ enthält keine Bilder.</translation>
    </message>
    <message>
        <source>Classes with fewer pictures are left out.</source>
        <translation>Klassen mit weniger Bildern bleiben weg.</translation>
    </message>
    <message>
        <source>Only the largest classes are kept, this many; 0 keeps all.</source>
        <translation>Nur die größten Klassen bleiben, so viele; 0 behält alle.</translation>
    </message>
    <message>
        <source>The folder has no folders in it.</source>
        <translation>Der Ordner enthält keine Ordner.</translation>
    </message>
    <message>
        <source>Put the pictures of each class into a folder that is called like the class.</source>
        <translation>Die Bilder jeder Klasse in einen Ordner legen, der wie die Klasse heißt.</translation>
    </message>
    <message>
        <source>%1 files that do not look like pictures were left alone.</source>
        <translation>%1 Dateien, die nicht wie Bilder aussehen, blieben unbeachtet.</translation>
    </message>
    <message>
        <source>The file is larger than 512 MiB.</source>
        <translation>Die Datei ist größer als 512 MiB.</translation>
    </message>
    <message>
        <source>It is a %1 file in spite of its name.</source>
        <translation>Es ist trotz des Namens eine %1-Datei.</translation>
    </message>
    <message>
        <source>Checking pictures</source>
        <translation>Bilder werden geprüft</translation>
    </message>
    <message>
        <source>`%1` %2.</source>
        <translation>`%1` %2.</translation>
    </message>
    <message>
        <source>is not true or false</source>
        <translation>ist weder true noch false</translation>
    </message>
    <message>
        <source>is not a size from 1 to %1</source>
        <translation>ist keine Größe von 1 bis %1</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>ist keine Zahl</translation>
    </message>
    <message>
        <source>is not a list of three numbers</source>
        <translation>ist keine Liste von drei Zahlen</translation>
    </message>
    <message>
        <source>must hold positive numbers</source>
        <translation>muss positive Zahlen enthalten</translation>
    </message>
    <message>
        <source>must hold numbers</source>
        <translation>muss Zahlen enthalten</translation>
    </message>
    <message>
        <source>is not one of Pillow&apos;s filters (0 nearest, 1 lanczos, 2 bilinear, 3 bicubic)</source>
        <translation>ist keiner der Filter von Pillow (0 nearest, 1 lanczos, 2 bilinear, 3 bicubic)</translation>
    </message>
    <message>
        <source>names neither height and width nor shortest_edge</source>
        <translation>nennt weder height und width noch shortest_edge</translation>
    </message>
    <message>
        <source>is set but `crop_size` is missing</source>
        <translation>ist gesetzt, aber `crop_size` fehlt</translation>
    </message>
    <message>
        <source>needs height and width</source>
        <translation>braucht height und width</translation>
    </message>
    <message>
        <source>The image processor&apos;s settings are not a JSON object.</source>
        <translation>Die Einstellungen der Bildverarbeitung sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Only %1 of %2 classes in %3 samples have at least %4, and two are needed.</source>
        <translation>Nur %1 von %2 Klassen in %3 Beispielen haben mindestens %4; zwei sind nötig.</translation>
    </message>
    <message>
        <source>Lower `min_per_class`, or check which columns hold the text and the label.</source>
        <translation>`min_per_class` senken oder prüfen, welche Spalten Text und Label enthalten.</translation>
    </message>
    <message>
        <source>%1 classes with %2 samples were left out as too small or too many.</source>
        <translation>%1 Klassen mit %2 Beispielen blieben als zu klein oder überzählig weg.</translation>
    </message>
    <message>
        <source>it has more than %1 scans</source>
        <translation>sie hat mehr als %1 Durchgänge</translation>
    </message>
    <message>
        <source>The JPEG file is truncated.</source>
        <translation>Die JPEG-Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The JPEG file cannot be decoded: %1.</source>
        <translation>Die JPEG-Datei lässt sich nicht dekodieren: %1.</translation>
    </message>
    <message>
        <source>The JPEG data is damaged but readable: %1.</source>
        <translation>Die JPEG-Daten sind beschädigt, aber lesbar: %1.</translation>
    </message>
    <message>
        <source>The JPEG file has no end marker.</source>
        <translation>Die JPEG-Datei hat keine Endmarke.</translation>
    </message>
    <message>
        <source>A line or record is longer than %1 MiB.</source>
        <translation>Eine Zeile oder ein Eintrag ist länger als %1 MiB.</translation>
    </message>
    <message>
        <source>Is this the right kind of file?</source>
        <translation>Ist das die richtige Art von Datei?</translation>
    </message>
    <message>
        <source>This is a MATLAB 7.3 file; only version 5 is read.</source>
        <translation>Das ist eine Datei von MATLAB 7.3; nur Version 5 wird gelesen.</translation>
    </message>
    <message>
        <source>Save it again in MATLAB with the option &apos;-v7&apos;.</source>
        <translation>In MATLAB mit der Option „-v7“ neu speichern.</translation>
    </message>
    <message>
        <source>This is not a MATLAB 5 file.</source>
        <translation>Das ist keine Datei von MATLAB 5.</translation>
    </message>
    <message>
        <source>The MATLAB file is broken or cut short.</source>
        <translation>Die MATLAB-Datei ist kaputt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>Copy the file again.</source>
        <translation>Die Datei noch einmal kopieren.</translation>
    </message>
    <message>
        <source>`set` is &apos;%1&apos;.</source>
        <translation>`set` ist „%1“.</translation>
    </message>
    <message>
        <source>Give letters or others.</source>
        <translation>letters oder others angeben.</translation>
    </message>
    <message>
        <source>Descriptions of Debian packages by section</source>
        <translation>Beschreibungen von Debian-Paketen nach Sektion</translation>
    </message>
    <message>
        <source>A Debian system with apt; English descriptions are fetched if they are missing.</source>
        <translation>Ein Debian-System mit apt; fehlende englische Beschreibungen werden geholt.</translation>
    </message>
    <message>
        <source>Nothing to do: the first use fetches about 16 MB. A snapshot of it opens anywhere.</source>
        <translation>Nichts zu tun: Beim ersten Mal werden etwa 16 MB geholt. Eine Momentaufnahme davon lässt sich überall öffnen.</translation>
    </message>
    <message>
        <source>Fetch the lists again although they are in the cache.</source>
        <translation>Die Listen neu holen, obwohl sie im Zwischenspeicher sind.</translation>
    </message>
    <message>
        <source>Letters and digits rendered from installed fonts</source>
        <translation>Buchstaben und Ziffern, aus installierten Schriften gezeichnet</translation>
    </message>
    <message>
        <source>Font files of at least 20 families.</source>
        <translation>Schriftdateien von mindestens 20 Familien.</translation>
    </message>
    <message>
        <source>Install font packages: packaging/setup does it.</source>
        <translation>Schriftpakete installieren: Das erledigt packaging/setup.</translation>
    </message>
    <message>
        <source>letters (62 classes) or others (87 classes).</source>
        <translation>letters (62 Klassen) oder others (87 Klassen).</translation>
    </message>
    <message>
        <source>Fewer font families are refused.</source>
        <translation>Weniger Schriftfamilien werden abgelehnt.</translation>
    </message>
    <message>
        <source>arXiv: abstracts by primary category</source>
        <translation>arXiv: Zusammenfassungen nach Hauptkategorie</translation>
    </message>
    <message>
        <source>arxiv-metadata-oai-snapshot.json (4 to 5 GB), or a CSV file with the columns abstract and categories.</source>
        <translation>arxiv-metadata-oai-snapshot.json (4 bis 5 GB) oder eine CSV-Datei mit den Spalten abstract und categories.</translation>
    </message>
    <message>
        <source>Download the data set `Cornell-University/arxiv` from kaggle.com, unpack it and put the file into a data folder.</source>
        <translation>Den Datensatz `Cornell-University/arxiv` von kaggle.com herunterladen, auspacken und die Datei in einen Datenordner legen.</translation>
    </message>
    <message>
        <source>Stanford Dogs: 20,580 pictures of 120 breeds</source>
        <translation>Stanford Dogs: 20&#x202f;580 Bilder von 120 Rassen</translation>
    </message>
    <message>
        <source>The folder Images with one folder per breed, and lists/train_list.mat and lists/test_list.mat for the official split.</source>
        <translation>Der Ordner Images mit einem Ordner je Rasse, dazu lists/train_list.mat und lists/test_list.mat für die offizielle Aufteilung.</translation>
    </message>
    <message>
        <source>Download images.tar and lists.tar from vision.stanford.edu/aditya86/ImageNetDogs and unpack both into stanford-dogs in a data folder.</source>
        <translation>images.tar und lists.tar von vision.stanford.edu/aditya86/ImageNetDogs herunterladen und beide in stanford-dogs in einem Datenordner auspacken.</translation>
    </message>
    <message>
        <source>Oxford-IIIT Pet: about 7,390 pictures of 37 breeds</source>
        <translation>Oxford-IIIT Pet: etwa 7&#x202f;390 Bilder von 37 Rassen</translation>
    </message>
    <message>
        <source>The folder images, and annotations with list.txt, trainval.txt and test.txt for the official split.</source>
        <translation>Der Ordner images, dazu annotations mit list.txt, trainval.txt und test.txt für die offizielle Aufteilung.</translation>
    </message>
    <message>
        <source>Download images.tar.gz and annotations.tar.gz from www.robots.ox.ac.uk/~vgg/data/pets and unpack both into oxford-pet in a data folder.</source>
        <translation>images.tar.gz und annotations.tar.gz von www.robots.ox.ac.uk/~vgg/data/pets herunterladen und beide in oxford-pet in einem Datenordner auspacken.</translation>
    </message>
    <message>
        <source>Your pictures, one folder per class</source>
        <translation>Eigene Bilder, ein Ordner je Klasse</translation>
    </message>
    <message>
        <source>A folder with one folder per class, or with train, validation and test folders that hold those.</source>
        <translation>Ein Ordner mit einem Ordner je Klasse oder mit den Ordnern train, validation und test, die solche enthalten.</translation>
    </message>
    <message>
        <source>Give its path.</source>
        <translation>Seinen Pfad angeben.</translation>
    </message>
    <message>
        <source>Your texts in a comma-separated table</source>
        <translation>Eigene Texte in einer Tabelle mit Kommas</translation>
    </message>
    <message>
        <source>Your texts in a tab-separated table</source>
        <translation>Eigene Texte in einer Tabelle mit Tabulatoren</translation>
    </message>
    <message>
        <source>Your texts as one JSON object a line</source>
        <translation>Eigene Texte, ein JSON-Objekt je Zeile</translation>
    </message>
    <message>
        <source>A file with a column of texts and a column of labels.</source>
        <translation>Eine Datei mit einer Spalte für Texte und einer für Labels.</translation>
    </message>
    <message>
        <source>Give its path, and the columns&apos; names with the options text and label.</source>
        <translation>Ihren Pfad angeben und die Namen der Spalten mit den Optionen text und label.</translation>
    </message>
    <message>
        <source>A snapshot of a data set, written by this program</source>
        <translation>Eine Momentaufnahme eines Datensatzes, von diesem Programm geschrieben</translation>
    </message>
    <message>
        <source>A snapshot file.</source>
        <translation>Eine Datei mit einer Momentaufnahme.</translation>
    </message>
    <message>
        <source>Write one with `deltarank-cli snapshot`, and give its path.</source>
        <translation>Eine mit `deltarank-cli snapshot` schreiben und ihren Pfad angeben.</translation>
    </message>
    <message>
        <source>No path is given for the data set &apos;%1&apos;.</source>
        <translation>Für den Datensatz „%1“ ist kein Pfad angegeben.</translation>
    </message>
    <message>
        <source>The data set &apos;%1&apos; was not found in %2.</source>
        <translation>Der Datensatz „%1“ wurde in %2 nicht gefunden.</translation>
    </message>
    <message>
        <source>%1 Or set DELTARANK_DATA to the folder, or give the path.</source>
        <translation>%1 Oder DELTARANK_DATA auf den Ordner setzen oder den Pfad angeben.</translation>
    </message>
    <message>
        <source>There is no kind of data set called &apos;%1&apos;.</source>
        <translation>Es gibt keine Art von Datensatz namens „%1“.</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>Einen von diesen nehmen: %1.</translation>
    </message>
    <message>
        <source>The options of a data set are not a JSON object.</source>
        <translation>Die Optionen eines Datensatzes sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The option `%1` is neither text, number nor switch.</source>
        <translation>Die Option `%1` ist weder Text noch Zahl noch Schalter.</translation>
    </message>
    <message>
        <source>It is not of the form `name class species breed`.</source>
        <translation>Sie hat nicht die Form `name class species breed`.</translation>
    </message>
    <message>
        <source>%1 is not of the form `name class species breed` and was left out.</source>
        <translation>%1 hat nicht die Form `name class species breed` und blieb weg.</translation>
    </message>
    <message>
        <source>There are no pictures such as images/Abyssinian_1.jpg.</source>
        <translation>Es gibt keine Bilder wie images/Abyssinian_1.jpg.</translation>
    </message>
    <message>
        <source>Unpack images.tar.gz and annotations.tar.gz of Oxford-IIIT Pet into one folder and give that.</source>
        <translation>images.tar.gz und annotations.tar.gz von Oxford-IIIT Pet in einem Ordner auspacken und diesen angeben.</translation>
    </message>
    <message>
        <source>%1 files beside the pictures were left alone.</source>
        <translation>%1 Dateien neben den Bildern blieben unbeachtet.</translation>
    </message>
    <message>
        <source>The official lists were not found: the split is drawn from the study&apos;s seed.</source>
        <translation>Die offiziellen Listen wurden nicht gefunden: Die Aufteilung wird mit dem Startwert der Studie gezogen.</translation>
    </message>
    <message>
        <source>%1 pictures are in neither of the official lists and count as training samples.</source>
        <translation>%1 Bilder stehen in keiner der offiziellen Listen und zählen als Trainingsbeispiele.</translation>
    </message>
    <message>
        <source>%1 pictures of the official lists are not there.</source>
        <translation>%1 Bilder der offiziellen Listen sind nicht da.</translation>
    </message>
    <message>
        <source>the file ends early</source>
        <translation>die Datei endet zu früh</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>The PNG file is truncated.</source>
        <translation>Die PNG-Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The PNG file cannot be decoded: %1.</source>
        <translation>Die PNG-Datei lässt sich nicht dekodieren: %1.</translation>
    </message>
    <message>
        <source>16-bit grey values above 255 were clipped to 255, as the reference library does.</source>
        <translation>16-Bit-Grauwerte über 255 wurden auf 255 begrenzt, wie es die Vergleichsbibliothek tut.</translation>
    </message>
    <message>
        <source>The PNG file is unusual but readable: %1.</source>
        <translation>Die PNG-Datei ist ungewöhnlich, aber lesbar: %1.</translation>
    </message>
    <message>
        <source>The picture cannot be written as PNG: %1.</source>
        <translation>Das Bild lässt sich nicht als PNG schreiben: %1.</translation>
    </message>
    <message>
        <source>Preparing pictures</source>
        <translation>Bilder werden vorbereitet</translation>
    </message>
    <message>
        <source>Cutting texts into tokens</source>
        <translation>Texte werden in Token zerlegt</translation>
    </message>
    <message>
        <source>The cache file is broken.</source>
        <translation>Die Datei des Zwischenspeichers ist kaputt.</translation>
    </message>
    <message>
        <source>Cannot write the prepared samples.</source>
        <translation>Die vorbereiteten Beispiele lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The disk may be full: free some space, or set DELTARANK_CACHE to another folder.</source>
        <translation>Der Datenträger ist vielleicht voll: Platz schaffen oder DELTARANK_CACHE auf einen anderen Ordner setzen.</translation>
    </message>
    <message>
        <source>%1 was stopped.</source>
        <translation>Abgebrochen: %1.</translation>
    </message>
    <message>
        <source>The compressed file is broken or cut short (%1).</source>
        <translation>Die komprimierte Datei ist kaputt oder abgeschnitten (%1).</translation>
    </message>
    <message>
        <source>A line is longer than 64 MiB.</source>
        <translation>Eine Zeile ist länger als 64 MiB.</translation>
    </message>
    <message>
        <source>This is not a DeltaRank snapshot.</source>
        <translation>Das ist keine Momentaufnahme von DeltaRank.</translation>
    </message>
    <message>
        <source>Snapshots are written by this program from an opened data set.</source>
        <translation>Momentaufnahmen schreibt dieses Programm aus einem geöffneten Datensatz.</translation>
    </message>
    <message>
        <source>The snapshot is cut short.</source>
        <translation>Die Momentaufnahme ist abgeschnitten.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Ihre Rechte prüfen.</translation>
    </message>
    <message>
        <source>The snapshot was written by a newer version of this program.</source>
        <translation>Die Momentaufnahme wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>Update DeltaRank.</source>
        <translation>DeltaRank aktualisieren.</translation>
    </message>
    <message>
        <source>Reading the snapshot was stopped.</source>
        <translation>Das Lesen der Momentaufnahme wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Reading the snapshot</source>
        <translation>Die Momentaufnahme wird gelesen</translation>
    </message>
    <message>
        <source>This line of the snapshot is broken.</source>
        <translation>Diese Zeile der Momentaufnahme ist kaputt.</translation>
    </message>
    <message>
        <source>The snapshot&apos;s contents were changed after it was written.</source>
        <translation>Der Inhalt der Momentaufnahme wurde nach dem Schreiben geändert.</translation>
    </message>
    <message>
        <source>Cannot write the file.</source>
        <translation>Die Datei lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free space on the disk.</source>
        <translation>Die Rechte des Ordners und den freien Platz auf dem Datenträger prüfen.</translation>
    </message>
    <message>
        <source>Writing the snapshot was stopped.</source>
        <translation>Das Schreiben der Momentaufnahme wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Writing the snapshot</source>
        <translation>Die Momentaufnahme wird geschrieben</translation>
    </message>
    <message>
        <source>The pictures take more than 4 GiB.</source>
        <translation>Die Bilder brauchen mehr als 4 GiB.</translation>
    </message>
    <message>
        <source>Copy the folder of pictures instead.</source>
        <translation>Stattdessen den Ordner mit den Bildern kopieren.</translation>
    </message>
    <message>
        <source>The list has no variable `file_list` of texts.</source>
        <translation>Die Liste hat keine Variable `file_list` mit Texten.</translation>
    </message>
    <message>
        <source>Download the lists again.</source>
        <translation>Die Listen noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>There are no folders such as Images/n02085620-Chihuahua.</source>
        <translation>Es gibt keine Ordner wie Images/n02085620-Chihuahua.</translation>
    </message>
    <message>
        <source>Unpack images.tar of Stanford Dogs and give the folder that holds `Images`.</source>
        <translation>images.tar von Stanford Dogs auspacken und den Ordner angeben, der `Images` enthält.</translation>
    </message>
    <message>
        <source>%1 files are in neither of the official lists and count as training samples.</source>
        <translation>%1 Dateien stehen in keiner der offiziellen Listen und zählen als Trainingsbeispiele.</translation>
    </message>
    <message>
        <source>%1 files of the official lists are not there.</source>
        <translation>%1 Dateien der offiziellen Listen sind nicht da.</translation>
    </message>
    <message>
        <source>The pictures come from ImageNet, which most vision base models were trained on.</source>
        <translation>Die Bilder stammen aus ImageNet, womit die meisten Bild-Basismodelle trainiert wurden.</translation>
    </message>
    <message>
        <source>No column looks like the %1.</source>
        <translation>Keine Spalte passt: %1.</translation>
    </message>
    <message>
        <source>There is no column &apos;%1&apos; for the %2.</source>
        <translation>Es gibt keine Spalte „%1“ für: %2.</translation>
    </message>
    <message>
        <source>Set `%1` to one of the columns: %2.</source>
        <translation>`%1` auf eine der Spalten setzen: %2.</translation>
    </message>
    <message>
        <source>have no text or no label</source>
        <translation>haben keinen Text oder kein Label</translation>
    </message>
    <message>
        <source>have an empty text</source>
        <translation>haben einen leeren Text</translation>
    </message>
    <message>
        <source>have an empty label</source>
        <translation>haben ein leeres Label</translation>
    </message>
    <message>
        <source>have a label of more than 1,000 bytes</source>
        <translation>haben ein Label von mehr als 1&#x202f;000 Bytes</translation>
    </message>
    <message>
        <source>The label column has more than 10,000 different values.</source>
        <translation>Die Spalte der Labels hat mehr als 10&#x202f;000 verschiedene Werte.</translation>
    </message>
    <message>
        <source>Choose another column for `label`.</source>
        <translation>Eine andere Spalte für `label` wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no part of a data set.</source>
        <translation>„%1“ ist kein Teil eines Datensatzes.</translation>
    </message>
    <message>
        <source>The column for `part` must hold train, validation or test.</source>
        <translation>Die Spalte für `part` muss train, validation oder test enthalten.</translation>
    </message>
    <message>
        <source>have no usable id</source>
        <translation>haben keine brauchbare Kennung</translation>
    </message>
    <message>
        <source>The id &apos;%1&apos; occurs twice.</source>
        <translation>Die Kennung „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>Choose another column for `id`, or none.</source>
        <translation>Eine andere Spalte für `id` wählen, oder keine.</translation>
    </message>
    <message>
        <source>Indexing the table</source>
        <translation>Die Tabelle wird indiziert</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>have something behind a closing quote</source>
        <translation>haben etwas hinter einem schließenden Anführungszeichen</translation>
    </message>
    <message>
        <source>have another number of fields than the first one</source>
        <translation>haben eine andere Zahl von Feldern als die erste</translation>
    </message>
    <message>
        <source>Column of the text; if not given, the first usual name that is there, such as text.</source>
        <translation>Spalte des Texts; sonst der erste übliche Name, den es gibt, etwa text.</translation>
    </message>
    <message>
        <source>Column of the class; if not given, the first usual name that is there, such as label.</source>
        <translation>Spalte der Klasse; sonst der erste übliche Name, den es gibt, etwa label.</translation>
    </message>
    <message>
        <source>Column of the sample&apos;s name; if not given, samples are called by their row.</source>
        <translation>Spalte mit dem Namen des Beispiels; sonst heißen Beispiele nach ihrer Zeile.</translation>
    </message>
    <message>
        <source>Column that says which samples belong together and stay on one side of the split.</source>
        <translation>Spalte, die sagt, welche Beispiele zusammengehören und auf einer Seite der Aufteilung bleiben.</translation>
    </message>
    <message>
        <source>Column that holds train, validation or test.</source>
        <translation>Spalte, die train, validation oder test enthält.</translation>
    </message>
    <message>
        <source>Classes with fewer samples are left out.</source>
        <translation>Klassen mit weniger Beispielen bleiben weg.</translation>
    </message>
    <message>
        <source>Whether the first row holds the names of the columns.</source>
        <translation>Ob die erste Zeile die Namen der Spalten enthält.</translation>
    </message>
    <message>
        <source>Whether fields may be put in double quotes.</source>
        <translation>Ob Felder in Anführungszeichen stehen dürfen.</translation>
    </message>
    <message>
        <source>The character between fields.</source>
        <translation>Das Zeichen zwischen Feldern.</translation>
    </message>
    <message>
        <source>`separator` is &apos;%1&apos;.</source>
        <translation>`separator` ist „%1“.</translation>
    </message>
    <message>
        <source>Give one character, such as ; or a tab.</source>
        <translation>Ein Zeichen angeben, etwa ; oder einen Tabulator.</translation>
    </message>
    <message>
        <source>%1 rows %2.</source>
        <translation>%1 Zeilen %2.</translation>
    </message>
    <message>
        <source>%1 rows %2 and were left out.</source>
        <translation>%1 Zeilen %2 und blieben weg.</translation>
    </message>
    <message>
        <source>%1 lines %2.</source>
        <translation>%1 Zeilen %2.</translation>
    </message>
    <message>
        <source>%1 lines %2 and were left out.</source>
        <translation>%1 Zeilen %2 und blieben weg.</translation>
    </message>
    <message>
        <source>The index is broken.</source>
        <translation>Der Index ist kaputt.</translation>
    </message>
    <message>
        <source>Delete it: it is made again.</source>
        <translation>Ihn löschen: Er wird neu angelegt.</translation>
    </message>
    <message>
        <source>The first is %1.</source>
        <translation>Die erste ist %1.</translation>
    </message>
    <message>
        <source>Cannot write the index of the data set.</source>
        <translation>Der Index des Datensatzes lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Set DELTARANK_CACHE to a folder that can be written.</source>
        <translation>DELTARANK_CACHE auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <source>The file changed since it was indexed.</source>
        <translation>Die Datei hat sich geändert, seit sie indiziert wurde.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s configuration is not a JSON object.</source>
        <translation>Die Konfiguration des Tokenizers ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Copy the file again from where the model came from, or remove it to use BERT&apos;s defaults.</source>
        <translation>Die Datei noch einmal von der Quelle des Modells kopieren oder sie entfernen, damit die Vorgaben von BERT gelten.</translation>
    </message>
    <message>
        <source>The model&apos;s vocabulary vocab.txt is missing.</source>
        <translation>Das Vokabular des Modells, vocab.txt, fehlt.</translation>
    </message>
    <message>
        <source>A BERT model folder holds config.json, model.safetensors and vocab.txt.</source>
        <translation>Ein BERT-Modellordner enthält config.json, model.safetensors und vocab.txt.</translation>
    </message>
    <message>
        <source>The vocabulary is empty.</source>
        <translation>Das Vokabular ist leer.</translation>
    </message>
    <message>
        <source>It holds one token a line.</source>
        <translation>Es enthält ein Token je Zeile.</translation>
    </message>
    <message>
        <source>The vocabulary has no token &quot;&quot;.</source>
        <translation>Das Vokabular hat kein Token „“.</translation>
    </message>
    <message>
        <source>The vocabulary has no token %1.</source>
        <translation>Das Vokabular hat kein Token %1.</translation>
    </message>
    <message>
        <source>A BERT vocabulary holds [PAD], [UNK], [CLS] and [SEP], one token a line.</source>
        <translation>Ein BERT-Vokabular enthält [PAD], [UNK], [CLS] und [SEP], ein Token je Zeile.</translation>
    </message>
    <message>
        <source>Tokenizing was stopped.</source>
        <translation>Das Zerlegen in Token wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There is no folder for temporary files: %1.</source>
        <translation>Es gibt keinen Ordner für temporäre Dateien: %1.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>The folder holds no report of a lab and no study.</source>
        <translation>Der Ordner enthält weder einen Übungsbericht noch eine Studie.</translation>
    </message>
    <message>
        <source>Reports end in .html, studies in .study, packed studies in .study.tar.</source>
        <translation>Berichte enden auf .html, Studien auf .study, gepackte Studien auf .study.tar.</translation>
    </message>
    <message>
        <source>Reports and studies</source>
        <translation>Berichte und Studien</translation>
    </message>
    <message>
        <source>`%1` has no value.</source>
        <translation>`%1` hat keinen Wert.</translation>
    </message>
    <message>
        <source>`%1` is not a condition such as `rank.value &gt;= 20`.</source>
        <translation>`%1` ist keine Bedingung wie `rank.value &gt;= 20`.</translation>
    </message>
    <message>
        <source>`within` is `%1`, which is not a number from 0.</source>
        <translation>`within` ist `%1`, also keine Zahl ab 0.</translation>
    </message>
    <message>
        <source>`%1` is not known; there are goal, now, ask, answer, within, choices, write and hint.</source>
        <translation>`%1` ist nicht bekannt; es gibt goal, now, ask, answer, within, choices, write und hint.</translation>
    </message>
    <message>
        <source>has more than one of goal, ask and write.</source>
        <translation>hat mehr als eines von goal, ask und write.</translation>
    </message>
    <message>
        <source>has an answer but no question.</source>
        <translation>hat eine Antwort, aber keine Frage.</translation>
    </message>
    <message>
        <source>has a question but no answer.</source>
        <translation>hat eine Frage, aber keine Antwort.</translation>
    </message>
    <message>
        <source>The help page about labs lists what a lab can hold.</source>
        <translation>Die Hilfeseite über Übungen zählt auf, was eine Übung enthalten kann.</translation>
    </message>
    <message>
        <source>The lab has no title: a line that begins with `# `.</source>
        <translation>Die Übung hat keinen Titel: eine Zeile, die mit `# ` beginnt.</translation>
    </message>
    <message>
        <source>The lab has no steps: lines that begin with `## `.</source>
        <translation>Die Übung hat keine Schritte: Zeilen, die mit `## ` beginnen.</translation>
    </message>
    <message>
        <source>The step “%1” %2</source>
        <translation>Der Schritt „%1“ %2</translation>
    </message>
    <message>
        <source>What the answer is compared with is not known now.</source>
        <translation>Womit die Antwort verglichen wird, ist gerade nicht bekannt.</translation>
    </message>
    <message>
        <source>Open a study with finished runs first.</source>
        <translation>Erst eine Studie mit fertigen Läufen öffnen.</translation>
    </message>
    <message>
        <source>This checkpoint is a Python pickle, which can run any program when it is opened.</source>
        <translation>Dieser Checkpoint ist ein Python-Pickle, das beim Öffnen jedes beliebige Programm ausführen kann.</translation>
    </message>
    <message>
        <source>Convert it to safetensors first: in Python, `safetensors.torch.save_file(torch.load(&quot;%1&quot;, weights_only=True), &quot;model.safetensors&quot;)`.</source>
        <translation>Erst in safetensors umwandeln: in Python, `safetensors.torch.save_file(torch.load(&quot;%1&quot;, weights_only=True), &quot;model.safetensors&quot;)`.</translation>
    </message>
    <message>
        <source>The base model does not exist.</source>
        <translation>Das Basismodell gibt es nicht.</translation>
    </message>
    <message>
        <source>The index has no `weight_map`.</source>
        <translation>Der Index hat keine `weight_map`.</translation>
    </message>
    <message>
        <source>`weight_map` of &quot;%1&quot; is not the name of a file in this folder.</source>
        <translation>`weight_map` von „%1“ ist kein Name einer Datei in diesem Ordner.</translation>
    </message>
    <message>
        <source>A part of the checkpoint is missing.</source>
        <translation>Ein Teil des Checkpoints fehlt.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Ihn noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The index names no file.</source>
        <translation>Der Index nennt keine Datei.</translation>
    </message>
    <message>
        <source>There is no model.safetensors in this folder.</source>
        <translation>In diesem Ordner ist keine model.safetensors.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; has the type %2.</source>
        <translation>Tensor „%1“ hat den Typ %2.</translation>
    </message>
    <message>
        <source>F32, F16, BF16 and F64 can be read.</source>
        <translation>F32, F16, BF16 und F64 können gelesen werden.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; has the shape %2; config.json asks for %3.</source>
        <translation>Tensor „%1“ hat die Form %2; config.json verlangt %3.</translation>
    </message>
    <message>
        <source>The weights and config.json do not belong together.</source>
        <translation>Die Gewichte und config.json gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is there twice.</source>
        <translation>Tensor „%1“ gibt es zweimal.</translation>
    </message>
    <message>
        <source>A tensor is missing: %1.</source>
        <translation>Ein Tensor fehlt: %1.</translation>
    </message>
    <message>
        <source>%1 tensors are missing: %2.</source>
        <translation>%1 Tensoren fehlen: %2.</translation>
    </message>
    <message>
        <source>The checkpoint is incomplete, or of another model than its config.json says.</source>
        <translation>Der Checkpoint ist unvollständig oder von einem anderen Modell, als seine config.json sagt.</translation>
    </message>
    <message>
        <source>The checkpoint has no pooler (%1): it starts from random weights, the same ones every time.</source>
        <translation>Der Checkpoint hat keinen Pooler (%1): Er beginnt mit zufälligen Gewichten, jedes Mal denselben.</translation>
    </message>
    <message>
        <source>A tensor of the checkpoint belongs to no part of the model and is not used: %1.</source>
        <translation>Ein Tensor des Checkpoints gehört zu keinem Teil des Modells und bleibt ungenutzt: %1.</translation>
    </message>
    <message>
        <source>%1 tensors of the checkpoint belong to no part of the model and are not used: %2.</source>
        <translation>%1 Tensoren des Checkpoints gehören zu keinem Teil des Modells und bleiben ungenutzt: %2.</translation>
    </message>
    <message>
        <source>`lora.targets` is empty.</source>
        <translation>`lora.targets` ist leer.</translation>
    </message>
    <message>
        <source>Name at least one of query, key, value.</source>
        <translation>Mindestens eines von query, key, value nennen.</translation>
    </message>
    <message>
        <source>`lora.targets` holds &quot;%1&quot;.</source>
        <translation>`lora.targets` enthält „%1“.</translation>
    </message>
    <message>
        <source>Choose among query, key, value, attention_output, feed_forward_in and feed_forward_out.</source>
        <translation>Unter query, key, value, attention_output, feed_forward_in und feed_forward_out wählen.</translation>
    </message>
    <message>
        <source>The rank of %1 is %2.</source>
        <translation>Der Rang von %1 ist %2.</translation>
    </message>
    <message>
        <source>Give a whole number from 1 to 65,536.</source>
        <translation>Eine ganze Zahl von 1 bis 65&#x202f;536 angeben.</translation>
    </message>
    <message>
        <source>The adapter of %1 changes a matrix of %2 x %3; the base model&apos;s is %4 x %5.</source>
        <translation>Der Adapter von %1 ändert eine Matrix von %2 x %3; die des Basismodells hat %4 x %5.</translation>
    </message>
    <message>
        <source>Use the base model that the adapter was trained on.</source>
        <translation>Das Basismodell nehmen, an dem der Adapter trainiert wurde.</translation>
    </message>
    <message>
        <source>The adapter has %1 matrices, of which %2 belong to this base model.</source>
        <translation>Der Adapter hat %1 Matrizen, davon gehören %2 zu diesem Basismodell.</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>`%1` is %2.</source>
        <translation>`%1` ist %2.</translation>
    </message>
    <message>
        <source>This program computes &quot;%1&quot; only.</source>
        <translation>Dieses Programm rechnet nur mit „%1“.</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>ist %1</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>It must be %1.</source>
        <translation>Es muss %1 sein.</translation>
    </message>
    <message>
        <source>The model configuration is not a JSON object.</source>
        <translation>Die Konfiguration des Modells ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>`model_type` is missing.</source>
        <translation>`model_type` fehlt.</translation>
    </message>
    <message>
        <source>`model_type` is &quot;%1&quot;.</source>
        <translation>`model_type` ist „%1“.</translation>
    </message>
    <message>
        <source>Base models of the types &quot;bert&quot; and &quot;vit&quot; can be trained here; adapters of any model can be inspected.</source>
        <translation>Basismodelle der Typen „bert“ und „vit“ können hier trainiert werden; untersuchen lassen sich Adapter jedes Modells.</translation>
    </message>
    <message>
        <source>`image_size` is not a multiple of `patch_size`.</source>
        <translation>`image_size` ist kein Vielfaches von `patch_size`.</translation>
    </message>
    <message>
        <source>`hidden_size` is not a multiple of `num_attention_heads`.</source>
        <translation>`hidden_size` ist kein Vielfaches von `num_attention_heads`.</translation>
    </message>
    <message>
        <source>A base model is a folder with config.json and model.safetensors (and vocab.txt for texts).</source>
        <translation>Ein Basismodell ist ein Ordner mit config.json und model.safetensors (und vocab.txt für Texte).</translation>
    </message>
    <message>
        <source>more do not fit into memory</source>
        <translation>mehr passen nicht in den Speicher</translation>
    </message>
    <message>
        <source>%1 samples/s with %2</source>
        <translation>%1 Beispiele/s mit %2</translation>
    </message>
    <message>
        <source>LoRA runs train one at a time: %1.</source>
        <translation>LoRA-Läufe trainieren einzeln: %1.</translation>
    </message>
    <message>
        <source>LoRA runs train %1 at a time: %2.</source>
        <translation>Zugleich trainierende LoRA-Läufe: %1 (gemessen: %2).</translation>
    </message>
    <message>
        <source>Choosing learning rates</source>
        <translation>Lernraten werden gewählt</translation>
    </message>
    <message>
        <source>Stopped while learning rates were being chosen.</source>
        <translation>Angehalten, während Lernraten gewählt wurden.</translation>
    </message>
    <message>
        <source>The same command goes on from here.</source>
        <translation>Derselbe Befehl macht hier weiter.</translation>
    </message>
    <message>
        <source>The trained run that this null control follows kept no weights.</source>
        <translation>Der trainierte Lauf, dem diese Nullkontrolle folgt, hat keine Gewichte behalten.</translation>
    </message>
    <message>
        <source>Set `keep_weights` to &quot;first_repeat&quot; or &quot;all&quot;.</source>
        <translation>`keep_weights` auf &quot;first_repeat&quot; oder &quot;all&quot; setzen.</translation>
    </message>
    <message>
        <source>The study&apos;s dataset.json lists them.</source>
        <translation>Die dataset.json der Studie zählt sie auf.</translation>
    </message>
    <message>
        <source>%1 samples could not be read.</source>
        <translation>%1 Beispiele konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 sets of identical samples can lie on both sides of the split.</source>
        <translation>%1 Gruppen gleicher Beispiele können auf beiden Seiten der Aufteilung liegen.</translation>
    </message>
    <message>
        <source>%1 sets of identical samples carry different labels.</source>
        <translation>%1 Gruppen gleicher Beispiele tragen verschiedene Labels.</translation>
    </message>
    <message>
        <source>The base model here is not the one the study was planned with.</source>
        <translation>Das Basismodell hier ist nicht das, mit dem die Studie geplant wurde.</translation>
    </message>
    <message>
        <source>Point `model.path` to the model with fingerprint %1; this one has %2.</source>
        <translation>`model.path` auf das Modell mit dem Fingerabdruck %1 setzen; dieses hat %2.</translation>
    </message>
    <message>
        <source>The data set here is not the one the study was planned with.</source>
        <translation>Der Datensatz hier ist nicht der, mit dem die Studie geplant wurde.</translation>
    </message>
    <message>
        <source>Its fingerprint is %1, the study&apos;s %2. Use the same data or a snapshot of it, or start a new study.</source>
        <translation>Sein Fingerabdruck ist %1, der der Studie %2. Dieselben Daten oder eine Momentaufnahme von ihnen nehmen oder eine neue Studie beginnen.</translation>
    </message>
    <message>
        <source>Computing in bfloat16: this device multiplies at %1 GFLOP/s in float32 and %2 in bfloat16.</source>
        <translation>Gerechnet wird in bfloat16: Dieses Gerät multipliziert mit %1 GFLOP/s in float32 und %2 in bfloat16.</translation>
    </message>
    <message>
        <source>Computing in bfloat16: this device multiplies at %1 GFLOP/s in float32 and not at all in bfloat16.</source>
        <translation>Gerechnet wird in bfloat16: Dieses Gerät multipliziert mit %1 GFLOP/s in float32 und gar nicht in bfloat16.</translation>
    </message>
    <message>
        <source>Computing in float32: this device multiplies at %1 GFLOP/s in float32 and %2 in bfloat16.</source>
        <translation>Gerechnet wird in float32: Dieses Gerät multipliziert mit %1 GFLOP/s in float32 und %2 in bfloat16.</translation>
    </message>
    <message>
        <source>Computing in float32: this device multiplies at %1 GFLOP/s in float32 and not at all in bfloat16.</source>
        <translation>Gerechnet wird in float32: Dieses Gerät multipliziert mit %1 GFLOP/s in float32 und gar nicht in bfloat16.</translation>
    </message>
    <message>
        <source>One sample could not be read.</source>
        <translation>Ein Beispiel konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>One set of identical samples can lie on both sides of the split.</source>
        <translation>Eine Gruppe gleicher Beispiele kann auf beiden Seiten der Aufteilung liegen.</translation>
    </message>
    <message>
        <source>One set of identical samples carries different labels.</source>
        <translation>Eine Gruppe gleicher Beispiele trägt verschiedene Labels.</translation>
    </message>
    <message>
        <source>Going on from step %1 of %2.</source>
        <translation>Weiter ab Schritt %1 von %2.</translation>
    </message>
    <message>
        <source>Lower the learning rate, or clip gradients.</source>
        <translation>Die Lernrate senken oder die Gradienten begrenzen.</translation>
    </message>
    <message>
        <source>The trained run that this null control follows has no result.</source>
        <translation>Der trainierte Lauf, dem diese Nullkontrolle folgt, hat kein Ergebnis.</translation>
    </message>
    <message>
        <source>Finish it, then run the study again with --retry.</source>
        <translation>Ihn beenden, dann die Studie mit --retry noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Measuring how many runs to train at a time</source>
        <translation>Gemessen wird, wie viele Läufe zugleich trainieren</translation>
    </message>
    <message>
        <source>Use the same one, or start a new study.</source>
        <translation>Dasselbe nehmen oder eine neue Studie beginnen.</translation>
    </message>
    <message>
        <source>Loading the base model</source>
        <translation>Das Basismodell wird geladen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a shard.</source>
        <translation>„%1“ ist kein Teil einer Studie.</translation>
    </message>
    <message>
        <source>Write k/N with k from 1 to N, for example 2/8.</source>
        <translation>k/N mit k von 1 bis N schreiben, zum Beispiel 2/8.</translation>
    </message>
    <message>
        <source>The plan of the study is not fixed yet, so shards could not agree on it.</source>
        <translation>Der Plan der Studie ist noch nicht festgelegt, deshalb könnten sich Teile nicht auf ihn einigen.</translation>
    </message>
    <message>
        <source>Run `deltarank-cli plan --fix` once before the shards start.</source>
        <translation>Einmal `deltarank-cli plan --fix` ausführen, bevor die Teile starten.</translation>
    </message>
    <message>
        <source>The plan of the study is not fixed yet, so it is not known which samples it uses.</source>
        <translation>Der Plan der Studie ist noch nicht festgelegt, deshalb ist nicht bekannt, welche Beispiele sie nutzt.</translation>
    </message>
    <message>
        <source>Run `deltarank-cli plan --fix` first.</source>
        <translation>Erst `deltarank-cli plan --fix` ausführen.</translation>
    </message>
    <message>
        <source>The task of run %1 is another one when it is made from the snapshot.</source>
        <translation>Die Aufgabe des Laufs %1 ist eine andere, wenn sie aus der Momentaufnahme hergestellt wird.</translation>
    </message>
    <message>
        <source>Copy the data set itself to the other machines.</source>
        <translation>Den Datensatz selbst auf die anderen Rechner kopieren.</translation>
    </message>
    <message>
        <source>The %1 has no values.</source>
        <translation>Die %1 hat keine Werte.</translation>
    </message>
    <message>
        <source>The %1 is too large.</source>
        <translation>Die %1 ist zu groß.</translation>
    </message>
    <message>
        <source>The %1 has a value that is not a finite number, in row %2, column %3.</source>
        <translation>Die %1 hat einen Wert, der keine endliche Zahl ist, in Zeile %2, Spalte %3.</translation>
    </message>
    <message>
        <source>The training that made it diverged, or the file is damaged.</source>
        <translation>Das Training, aus dem sie stammt, ist divergiert, oder die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>A has rank %1 but B has rank %2.</source>
        <translation>A hat den Rang %1, B aber %2.</translation>
    </message>
    <message>
        <source>A must be [r, in] and B [out, r].</source>
        <translation>A muss [r, in] und B [out, r] sein.</translation>
    </message>
    <message>
        <source>The scaling is not a finite number.</source>
        <translation>Die Skalierung ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>matrix A</source>
        <translation>Matrix A</translation>
    </message>
    <message>
        <source>matrix B</source>
        <translation>Matrix B</translation>
    </message>
    <message>
        <source>The singular values did not converge.</source>
        <translation>Die Singulärwerte sind nicht konvergiert.</translation>
    </message>
    <message>
        <source>The scaling is 0, so the product is zero.</source>
        <translation>Die Skalierung ist 0, also ist das Produkt null.</translation>
    </message>
    <message>
        <source>Truncate this matrix to rank 0.</source>
        <translation>Diese Matrix auf Rang 0 kürzen.</translation>
    </message>
    <message>
        <source>intrinsic rank</source>
        <translation>intrinsischer Rang</translation>
    </message>
    <message>
        <source>singular values</source>
        <translation>Singulärwerte</translation>
    </message>
    <message>
        <source>stable rank</source>
        <translation>stabiler Rang</translation>
    </message>
    <message>
        <source>effective rank</source>
        <translation>effektiver Rang</translation>
    </message>
    <message>
        <source>participation ratio</source>
        <translation>Partizipationsverhältnis</translation>
    </message>
    <message>
        <source>nuclear over Frobenius norm</source>
        <translation>Nuklearnorm durch Frobeniusnorm</translation>
    </message>
    <message>
        <source>numerical rank</source>
        <translation>numerischer Rang</translation>
    </message>
    <message>
        <source>elbow of the spectrum</source>
        <translation>Knick des Spektrums</translation>
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
        <source>nuclear norm</source>
        <translation>Nuklearnorm</translation>
    </message>
    <message>
        <source>intrinsic rank at %1% energy</source>
        <translation>intrinsischer Rang bei %1&#xa0;% Energie</translation>
    </message>
    <message>
        <source>Stopped before all matrices were done.</source>
        <translation>Angehalten, bevor alle Matrizen fertig waren.</translation>
    </message>
    <message>
        <source>A singular value is too large for a 32-bit number.</source>
        <translation>Ein Singulärwert ist zu groß für eine 32-Bit-Zahl.</translation>
    </message>
    <message>
        <source>Check the scaling (alpha and rank) of this adapter.</source>
        <translation>Die Skalierung (Alpha und Rang) dieses Adapters prüfen.</translation>
    </message>
    <message>
        <source>Finding singular values</source>
        <translation>Singulärwerte werden berechnet</translation>
    </message>
    <message>
        <source>The two matrices have %1 and %2 rows on this side.</source>
        <translation>Die beiden Matrizen haben auf dieser Seite %1 und %2 Zeilen.</translation>
    </message>
    <message>
        <source>The two changes have shapes [%1, %2] and [%3, %4].</source>
        <translation>Die beiden Änderungen haben die Formen [%1, %2] und [%3, %4].</translation>
    </message>
    <message>
        <source>The factorisation did not converge.</source>
        <translation>Die Zerlegung ist nicht konvergiert.</translation>
    </message>
    <message>
        <source>No base model is named.</source>
        <translation>Kein Basismodell ist genannt.</translation>
    </message>
    <message>
        <source>Give the folder of a base model, or the name of one.</source>
        <translation>Den Ordner eines Basismodells angeben oder den Namen von einem.</translation>
    </message>
    <message>
        <source>The folder holds no config.json, so it is not a base model.</source>
        <translation>Der Ordner enthält keine config.json, ist also kein Basismodell.</translation>
    </message>
    <message>
        <source>Give the folder that holds config.json and model.safetensors.</source>
        <translation>Den Ordner angeben, der config.json und model.safetensors enthält.</translation>
    </message>
    <message>
        <source>The base model &quot;%1&quot; was not found.</source>
        <translation>Das Basismodell „%1“ wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>It was looked for as a folder and in %1 and %2. Copy it to one of these, or set `model.path` to its folder.</source>
        <translation>Gesucht wurde es als Ordner und in %1 und %2. Es in einen von diesen kopieren oder `model.path` auf seinen Ordner setzen.</translation>
    </message>
    <message>
        <source>The folder holds no .safetensors file with the model&apos;s weights.</source>
        <translation>Der Ordner enthält keine .safetensors-Datei mit den Gewichten des Modells.</translation>
    </message>
    <message>
        <source>Save the model with safetensors; pickle files (.bin, .pt) are not read.</source>
        <translation>Das Modell mit safetensors speichern; Pickle-Dateien (.bin, .pt) werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Cannot copy the run: %1.</source>
        <translation>Der Lauf lässt sich nicht kopieren: %1.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of %1.</source>
        <translation>Den freien Platz und die Rechte von %1 prüfen.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>`%1` %2</source>
        <translation>`%1` %2</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 above %2 and at most %3</source>
        <translation>%1 über %2 und höchstens %3</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 von mindestens %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>The specification</source>
        <translation>Die Beschreibung der Studie</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>Give an object with named fields.</source>
        <translation>Ein Objekt mit benannten Feldern angeben.</translation>
    </message>
    <message>
        <source>Give %1.</source>
        <translation>Anzugeben ist: %1.</translation>
    </message>
    <message>
        <source>is %1.</source>
        <translation>ist %1.</translation>
    </message>
    <message>
        <source>Give a whole number of at least 0.</source>
        <translation>Eine ganze Zahl ab 0 angeben.</translation>
    </message>
    <message>
        <source>Give true or false.</source>
        <translation>true oder false angeben.</translation>
    </message>
    <message>
        <source>Give a text in quotes.</source>
        <translation>Einen Text in Anführungszeichen angeben.</translation>
    </message>
    <message>
        <source>Give a list of texts.</source>
        <translation>Eine Liste von Texten angeben.</translation>
    </message>
    <message>
        <source>Give a list with at least one value: %1 each.</source>
        <translation>Eine Liste mit mindestens einem Wert angeben, jeweils: %1.</translation>
    </message>
    <message>
        <source>is %1, which the list already has.</source>
        <translation>ist %1; das steht schon in der Liste.</translation>
    </message>
    <message>
        <source>Give each value once.</source>
        <translation>Jeden Wert einmal angeben.</translation>
    </message>
    <message>
        <source>Give an object of names with %1 each.</source>
        <translation>Ein Objekt aus Namen angeben, jeweils mit: %1.</translation>
    </message>
    <message>
        <source>Give an object of texts.</source>
        <translation>Ein Objekt mit Texten angeben.</translation>
    </message>
    <message>
        <source>Give a list of different names out of %1.</source>
        <translation>Eine Liste verschiedener Namen angeben, aus: %1.</translation>
    </message>
    <message>
        <source>Give a number, a text, true or false, or a list of them.</source>
        <translation>Eine Zahl, einen Text, true oder false angeben, oder eine Liste davon.</translation>
    </message>
    <message>
        <source>is not a field of a study.</source>
        <translation>ist kein Feld einer Studie.</translation>
    </message>
    <message>
        <source>Known here: %1.</source>
        <translation>Hier bekannt: %1.</translation>
    </message>
    <message>
        <source>Did you mean `%1`?</source>
        <translation>War `%1` gemeint?</translation>
    </message>
    <message>
        <source>Needs about %1 on disk.</source>
        <translation>Braucht etwa %1 auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Needs about %1 on disk (%2 are free).</source>
        <translation>Braucht etwa %1 auf dem Datenträger (%2 sind frei).</translation>
    </message>
    <message>
        <source>Needs about %1 of memory and %2 on disk.</source>
        <translation>Braucht etwa %1 Arbeitsspeicher und %2 auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Needs about %1 of memory and %2 on disk (%3 are free).</source>
        <translation>Braucht etwa %1 Arbeitsspeicher und %2 auf dem Datenträger (%3 sind frei).</translation>
    </message>
    <message>
        <source>Needs about %1 of memory (%2 are free) and %3 on disk.</source>
        <translation>Braucht etwa %1 Arbeitsspeicher (%2 sind frei) und %3 auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Needs about %1 of memory (%2 are free) and %3 on disk (%4 are free).</source>
        <translation>Braucht etwa %1 Arbeitsspeicher (%2 sind frei) und %3 auf dem Datenträger (%4 sind frei).</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Memory may run out: choose a smaller bank, batch or base model, or run elsewhere.</source>
        <translation>Der Arbeitsspeicher reicht vielleicht nicht: weniger Läufe zugleich, eine kleinere Batchgröße oder ein kleineres Basismodell wählen oder anderswo rechnen.</translation>
    </message>
    <message>
        <source>The disk may fill up: free some space, or set `keep_weights` to &quot;first_repeat&quot; or &quot;none&quot;.</source>
        <translation>Der Datenträger wird vielleicht voll: Platz schaffen oder `keep_weights` auf &quot;first_repeat&quot; oder &quot;none&quot; setzen.</translation>
    </message>
    <message>
        <source>Only archives made by `pack` can be opened.</source>
        <translation>Nur mit `pack` hergestellte Archive können geöffnet werden.</translation>
    </message>
    <message>
        <source>The archive is not a packed study.</source>
        <translation>Das Archiv ist keine gepackte Studie.</translation>
    </message>
    <message>
        <source>The study was packed by a newer version of the program.</source>
        <translation>Die Studie wurde von einer neueren Version des Programms gepackt.</translation>
    </message>
    <message>
        <source>Update the program to open it.</source>
        <translation>Zum Öffnen das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>The archive lists a file that does not belong to a study.</source>
        <translation>Das Archiv führt eine Datei auf, die zu keiner Studie gehört.</translation>
    </message>
    <message>
        <source>The archive&apos;s manifest is damaged.</source>
        <translation>Das Verzeichnis des Archivs ist beschädigt.</translation>
    </message>
    <message>
        <source>The archive has no study.json, so it is not a packed study.</source>
        <translation>Das Archiv hat keine study.json, ist also keine gepackte Studie.</translation>
    </message>
    <message>
        <source>The study holds no snapshot of its data.</source>
        <translation>Die Studie enthält keine Momentaufnahme ihrer Daten.</translation>
    </message>
    <message>
        <source>Make it with `deltarank-cli snapshot`, or pack without the data.</source>
        <translation>Sie mit `deltarank-cli snapshot` herstellen oder ohne die Daten packen.</translation>
    </message>
    <message>
        <source>There is a folder of this name.</source>
        <translation>Es gibt einen Ordner dieses Namens.</translation>
    </message>
    <message>
        <source>Give the name of a file, such as NAME.study.tar.</source>
        <translation>Den Namen einer Datei angeben, etwa NAME.study.tar.</translation>
    </message>
    <message>
        <source>Packing runs</source>
        <translation>Läufe werden gepackt</translation>
    </message>
    <message>
        <source>There is already something of this name.</source>
        <translation>Hier gibt es schon etwas mit diesem Namen.</translation>
    </message>
    <message>
        <source>Choose another name, or remove it first.</source>
        <translation>Einen anderen Namen wählen oder es erst entfernen.</translation>
    </message>
    <message>
        <source>The archive is not a packed study: it has no manifest.</source>
        <translation>Das Archiv ist keine gepackte Studie: Es hat kein Verzeichnis.</translation>
    </message>
    <message>
        <source>The archive&apos;s files are not those of its manifest.</source>
        <translation>Die Dateien des Archivs sind nicht die seines Verzeichnisses.</translation>
    </message>
    <message>
        <source>The contents of %1 are damaged.</source>
        <translation>Der Inhalt von %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>The archive lacks files of its manifest.</source>
        <translation>Dem Archiv fehlen Dateien seines Verzeichnisses.</translation>
    </message>
    <message>
        <source>The file may be cut short.</source>
        <translation>Die Datei ist vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>Cannot put the study in place: %1.</source>
        <translation>Die Studie lässt sich nicht an ihren Platz bringen: %1.</translation>
    </message>
    <message>
        <source>sweep %1</source>
        <translation>Reihe %1</translation>
    </message>
    <message>
        <source>Set `task.min_classes` or `task.train_size`. %1</source>
        <translation>`task.min_classes` oder `task.train_size` setzen. %1</translation>
    </message>
    <message>
        <source>Sweep %1: every run trains on %2 samples, the most that every subset of its classes holds.</source>
        <translation>Reihe %1: Jeder Lauf trainiert mit %2 Beispielen, so vielen, wie jede Auswahl ihrer Klassen enthält.</translation>
    </message>
    <message>
        <source>The plan in study.json is damaged: %1</source>
        <translation>Der Plan in study.json ist beschädigt: %1</translation>
    </message>
    <message>
        <source>Remove `plan` from study.json; finished runs stay valid.</source>
        <translation>`plan` aus study.json entfernen; fertige Läufe bleiben gültig.</translation>
    </message>
    <message>
        <source>The plan was written by a newer version of the program.</source>
        <translation>Der Plan wurde von einer neueren Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>the id of run %1 does not belong to its settings.</source>
        <translation>die Kennung des Laufs %1 gehört nicht zu seinen Einstellungen.</translation>
    </message>
    <message>
        <source>a group is empty.</source>
        <translation>eine Gruppe ist leer.</translation>
    </message>
    <message>
        <source>its groups do not hold every run once.</source>
        <translation>seine Gruppen enthalten nicht jeden Lauf einmal.</translation>
    </message>
    <message>
        <source>a field is missing or of the wrong kind.</source>
        <translation>ein Feld fehlt oder ist von falscher Art.</translation>
    </message>
    <message>
        <source>Cannot read the presets: %1.</source>
        <translation>Die Vorlagen lassen sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;.</source>
        <translation>Es gibt keine Vorlage „%1“.</translation>
    </message>
    <message>
        <source>Known are %1; the path of a JSON file works too.</source>
        <translation>Bekannt sind %1; der Pfad einer JSON-Datei geht auch.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>War %1 gemeint?</translation>
    </message>
    <message>
        <source>Learning rate of %1 runs: %2, with the lowest validation loss of %3.</source>
        <translation>Lernrate der %1-Läufe: %2, mit dem kleinsten Validierungsverlust von %3.</translation>
    </message>
    <message>
        <source>It is the smallest that was tried; the best one may lie beyond.</source>
        <translation>Sie ist die kleinste, die versucht wurde; die beste liegt vielleicht jenseits.</translation>
    </message>
    <message>
        <source>It is the largest that was tried; the best one may lie beyond.</source>
        <translation>Sie ist die größte, die versucht wurde; die beste liegt vielleicht jenseits.</translation>
    </message>
    <message>
        <source>%1, learning rates</source>
        <translation>%1, Lernraten</translation>
    </message>
    <message>
        <source>Runs that choose the learning rates of %1.</source>
        <translation>Läufe, die die Lernraten von %1 wählen.</translation>
    </message>
    <message>
        <source>No learning rate of the %1 runs could be used: at every one a run failed.</source>
        <translation>Keine Lernrate der %1-Läufe war brauchbar: Bei jeder scheiterte ein Lauf.</translation>
    </message>
    <message>
        <source>Give smaller ones in `rate_search`.</source>
        <translation>In `rate_search` kleinere angeben.</translation>
    </message>
    <message>
        <source>The reader of HDF5 files gave an answer that makes no sense.</source>
        <translation>Das Leseprogramm für HDF5-Dateien gab eine Antwort, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>Reading the HDF5 file took too long and was given up.</source>
        <translation>Das Lesen der HDF5-Datei dauerte zu lange und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The file is probably damaged.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt.</translation>
    </message>
    <message>
        <source>The HDF5 file could not be read: the reader process ended without an answer.</source>
        <translation>Die HDF5-Datei konnte nicht gelesen werden: Das Leseprogramm endete ohne Antwort.</translation>
    </message>
    <message>
        <source>The HDF5 file could not be read: the reader process %1.</source>
        <translation>Die HDF5-Datei konnte nicht gelesen werden: Das Leseprogramm %1.</translation>
    </message>
    <message>
        <source>The request could not be understood.</source>
        <translation>Die Anfrage war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The file has no such matrix.</source>
        <translation>Die Datei hat keine solche Matrix.</translation>
    </message>
    <message>
        <source>Reading the file would need more memory than is allowed.</source>
        <translation>Das Lesen der Datei brauchte mehr Speicher als erlaubt.</translation>
    </message>
    <message>
        <source>The file could not be read: %1.</source>
        <translation>Die Datei konnte nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The history&apos;s column %1 has another length.</source>
        <translation>Die Spalte %1 des Verlaufs hat eine andere Länge.</translation>
    </message>
    <message>
        <source>The layer or rank of %1 makes no sense.</source>
        <translation>Schicht oder Rang von %1 ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The spectra over time of %1 do not fit the history.</source>
        <translation>Die Spektren von %1 über die Zeit passen nicht zum Verlauf.</translation>
    </message>
    <message>
        <source>This HDF5 file is not a run of DeltaRank.</source>
        <translation>Diese HDF5-Datei ist kein Lauf von DeltaRank.</translation>
    </message>
    <message>
        <source>The run was written in schema version %1; this program reads 1 to %2.</source>
        <translation>Der Lauf wurde in Schemaversion %1 geschrieben; dieses Programm liest 1 bis %2.</translation>
    </message>
    <message>
        <source>Open it with a newer version of the program.</source>
        <translation>Mit einer neueren Version des Programms öffnen.</translation>
    </message>
    <message>
        <source>The classes, samples and labels of the task do not fit together.</source>
        <translation>Klassen, Beispiele und Labels der Aufgabe passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The spectrum of %1 holds a value that is no singular value.</source>
        <translation>Das Spektrum von %1 enthält einen Wert, der kein Singulärwert ist.</translation>
    </message>
    <message>
        <source>The accuracies of the truncated adapter do not fit their ranks.</source>
        <translation>Die Genauigkeiten des gekürzten Adapters passen nicht zu ihren Rängen.</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>ist leer.</translation>
    </message>
    <message>
        <source>Give at least one out of %1.</source>
        <translation>Mindestens eines angeben aus: %1.</translation>
    </message>
    <message>
        <source>names &quot;%1&quot;.</source>
        <translation>nennt „%1“.</translation>
    </message>
    <message>
        <source>names &quot;%1&quot; twice.</source>
        <translation>nennt „%1“ zweimal.</translation>
    </message>
    <message>
        <source>Give each name once.</source>
        <translation>Jeden Namen einmal angeben.</translation>
    </message>
    <message>
        <source>`%1` could mean %2.</source>
        <translation>`%1` könnte %2 heißen.</translation>
    </message>
    <message>
        <source>Give the full path.</source>
        <translation>Den vollen Pfad angeben.</translation>
    </message>
    <message>
        <source>A study has no field `%1`.</source>
        <translation>Eine Studie hat kein Feld `%1`.</translation>
    </message>
    <message>
        <source>`new` writes all fields into study.json.</source>
        <translation>`new` schreibt alle Felder in study.json.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form KEY=VALUE.</source>
        <translation>„%1“ hat nicht die Form KEY=VALUE.</translation>
    </message>
    <message>
        <source>Write for example repeats=3.</source>
        <translation>Zum Beispiel repeats=3 schreiben.</translation>
    </message>
    <message>
        <source>process %1 on %2, started %3</source>
        <translation>Prozess %1 auf %2, gestartet %3</translation>
    </message>
    <message>
        <source>process %1 on %2 (shard %3), started %4</source>
        <translation>Prozess %1 auf %2 (Teil %3), gestartet %4</translation>
    </message>
    <message>
        <source>There is no such study.</source>
        <translation>Diese Studie gibt es nicht.</translation>
    </message>
    <message>
        <source>Make one with `deltarank-cli new PRESET -o NAME.study`.</source>
        <translation>Eine mit `deltarank-cli new PRESET -o NAME.study` anlegen.</translation>
    </message>
    <message>
        <source>The folder holds no study.json, so it is not a study.</source>
        <translation>Der Ordner enthält keine study.json, ist also keine Studie.</translation>
    </message>
    <message>
        <source>The file has no `spec`.</source>
        <translation>Die Datei hat kein `spec`.</translation>
    </message>
    <message>
        <source>It should hold an object with `spec` and, later, `plan`.</source>
        <translation>Sie sollte ein Objekt mit `spec` und, später, `plan` enthalten.</translation>
    </message>
    <message>
        <source>The study is being run by %1.</source>
        <translation>Die Studie läuft gerade: %1.</translation>
    </message>
    <message>
        <source>The study is being run by another process.</source>
        <translation>Die Studie läuft gerade in einem anderen Prozess.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>Auf ihn warten oder ihn erst anhalten.</translation>
    </message>
    <message>
        <source>The study is being run whole by %1.</source>
        <translation>Die Studie läuft gerade als Ganzes: %1.</translation>
    </message>
    <message>
        <source>is missing.</source>
        <translation>fehlt.</translation>
    </message>
    <message>
        <source>Give the sweep a name of its own.</source>
        <translation>Der Reihe einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>lists no values.</source>
        <translation>nennt keine Werte.</translation>
    </message>
    <message>
        <source>lists values of %1.</source>
        <translation>nennt Werte von %1.</translation>
    </message>
    <message>
        <source>Give a list for exactly one of %1.</source>
        <translation>Eine Liste für genau eines angeben: %1.</translation>
    </message>
    <message>
        <source>is 1.</source>
        <translation>ist 1.</translation>
    </message>
    <message>
        <source>Give a whole number from 2, or 0 for all classes.</source>
        <translation>Eine ganze Zahl ab 2 angeben oder 0 für alle Klassen.</translation>
    </message>
    <message>
        <source>is %1, but the sweep goes over `classes`.</source>
        <translation>ist %1, aber die Reihe geht über `classes`.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Es weglassen.</translation>
    </message>
    <message>
        <source>cannot differ between sweeps: a study has one split.</source>
        <translation>kann sich zwischen Reihen nicht unterscheiden: Eine Studie hat eine Aufteilung.</translation>
    </message>
    <message>
        <source>Set `task.validation_share` for the whole study.</source>
        <translation>`task.validation_share` für die ganze Studie setzen.</translation>
    </message>
    <message>
        <source>contain &quot;full&quot;, which has no %1.</source>
        <translation>enthält &quot;full&quot;, das hat kein %1.</translation>
    </message>
    <message>
        <source>Give [&quot;lora&quot;].</source>
        <translation>[&quot;lora&quot;] angeben.</translation>
    </message>
    <message>
        <source>This study was written by a newer version of the program (schema %1; this version reads up to %2).</source>
        <translation>Diese Studie wurde von einer neueren Version des Programms geschrieben (Schema %1; diese Version liest bis %2).</translation>
    </message>
    <message>
        <source>Give the study a name.</source>
        <translation>Der Studie einen Namen geben.</translation>
    </message>
    <message>
        <source>Give the kind of data set, such as &quot;debian-sections&quot; or &quot;csv&quot;.</source>
        <translation>Die Art des Datensatzes angeben, etwa &quot;debian-sections&quot; oder &quot;csv&quot;.</translation>
    </message>
    <message>
        <source>`null_controls.random` is %1, but `keep_weights` keeps no weights of so many repeats, which these controls are made from.</source>
        <translation>`null_controls.random` ist %1, aber `keep_weights` behält nicht von so vielen Wiederholungen die Gewichte, aus denen diese Kontrollen entstehen.</translation>
    </message>
    <message>
        <source>Give 0 or 1, or set `keep_weights` to &quot;all&quot;.</source>
        <translation>0 oder 1 angeben oder `keep_weights` auf &quot;all&quot; setzen.</translation>
    </message>
    <message>
        <source>Give 0, or set `keep_weights` to &quot;first_repeat&quot; or &quot;all&quot;.</source>
        <translation>0 angeben oder `keep_weights` auf &quot;first_repeat&quot; oder &quot;all&quot; setzen.</translation>
    </message>
    <message>
        <source>Give a whole number from 2, or 0 for a usual one.</source>
        <translation>Eine ganze Zahl ab 2 angeben oder 0 für eine übliche.</translation>
    </message>
    <message>
        <source>is not a list of sweeps.</source>
        <translation>ist keine Liste von Reihen.</translation>
    </message>
    <message>
        <source>Give a list with at least one sweep.</source>
        <translation>Eine Liste mit mindestens einer Reihe angeben.</translation>
    </message>
    <message>
        <source>Two sweeps are named &quot;%1&quot;.</source>
        <translation>Zwei Reihen heißen „%1“.</translation>
    </message>
    <message>
        <source>Give each sweep a name of its own.</source>
        <translation>Jeder Reihe einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>The file nests its values more than 64 levels deep.</source>
        <translation>Die Datei verschachtelt ihre Werte mehr als 64 Ebenen tief.</translation>
    </message>
    <message>
        <source>The file is not valid JSON.</source>
        <translation>Die Datei ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>Look for a missing comma, quote or bracket on this line or the one before.</source>
        <translation>Auf dieser Zeile oder der davor nach einem fehlenden Komma, Anführungszeichen oder einer Klammer suchen.</translation>
    </message>
    <message>
        <source>The file has a number that is too large for this program.</source>
        <translation>Die Datei enthält eine Zahl, die für dieses Programm zu groß ist.</translation>
    </message>
    <message>
        <source>%1 classes are asked for, but only %2 of the data set&apos;s %3 can be used.</source>
        <translation>%1 Klassen sind verlangt, aber nur %2 von %3 des Datensatzes sind brauchbar.</translation>
    </message>
    <message>
        <source>The %1 classes all merge into one label, &apos;%2&apos;.</source>
        <translation>Die %1 Klassen gehen alle in einem Label auf, „%2“.</translation>
    </message>
    <message>
        <source>Take more classes, or classes of at least two merged labels.</source>
        <translation>Mehr Klassen nehmen oder Klassen von mindestens zwei vergröberten Labels.</translation>
    </message>
    <message>
        <source>A task of %1 classes needs %2 %3 samples, but the given classes have only %4 in all; the smallest of them, &apos;%5&apos;, has %6.</source>
        <translation>Eine Aufgabe mit %1 Klassen braucht %2 Beispiele (%3), die angegebenen Klassen haben aber insgesamt nur %4; die kleinste, „%5“, hat %6.</translation>
    </message>
    <message>
        <source>A task of %1 classes needs %2 %3 samples, but the largest classes have only %4 in all; the smallest of them, &apos;%5&apos;, has %6.</source>
        <translation>Eine Aufgabe mit %1 Klassen braucht %2 Beispiele (%3), die größten Klassen haben aber insgesamt nur %4; die kleinste, „%5“, hat %6.</translation>
    </message>
    <message>
        <source>Use at most %1 samples, or more classes.</source>
        <translation>Höchstens %1 Beispiele nehmen oder mehr Klassen.</translation>
    </message>
    <message>
        <source>%1 classes are asked for, but the list names %2.</source>
        <translation>%1 Klassen sind verlangt, die Liste nennt aber %2.</translation>
    </message>
    <message>
        <source>Name more classes, or ask for fewer.</source>
        <translation>Mehr Klassen nennen oder weniger verlangen.</translation>
    </message>
    <message>
        <source>The data set has no class &apos;%1&apos;.</source>
        <translation>Der Datensatz hat keine Klasse „%1“.</translation>
    </message>
    <message>
        <source>Its first class is &apos;%1&apos;.</source>
        <translation>Seine erste Klasse ist „%1“.</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; is named twice.</source>
        <translation>Die Klasse „%1“ ist zweimal genannt.</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; has %2 training and %3 validation samples; needed are %4 and 1.</source>
        <translation>Die Klasse „%1“ hat %2 Trainings- und %3 Validierungsbeispiele; nötig sind %4 und 1.</translation>
    </message>
    <message>
        <source>Nearest and farthest classes need the mean embedding of every class, and it was not given.</source>
        <translation>Nächste und fernste Klassen brauchen die mittlere Einbettung jeder Klasse, und die fehlt.</translation>
    </message>
    <message>
        <source>Measure the class means with the base model first, or draw classes at random.</source>
        <translation>Erst die Klassenmittel mit dem Basismodell messen oder Klassen zufällig ziehen.</translation>
    </message>
    <message>
        <source>A class mean in the embedding is not a finite number.</source>
        <translation>Ein Klassenmittel der Einbettung ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>A task needs at least 2 classes, not %1.</source>
        <translation>Eine Aufgabe braucht mindestens 2 Klassen, nicht %1.</translation>
    </message>
    <message>
        <source>Merged labels are given for %1 classes, but the data set has %2.</source>
        <translation>Vergröberte Labels sind für %1 Klassen angegeben, der Datensatz hat aber %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, for one, has %2 training and %3 validation samples; needed are %4 and 1.</source>
        <translation>„%1“ etwa hat %2 Trainings- und %3 Validierungsbeispiele; nötig sind %4 und 1.</translation>
    </message>
    <message>
        <source>Use at most %1 classes.</source>
        <translation>Höchstens %1 Klassen nehmen.</translation>
    </message>
    <message>
        <source>The share of corrupted labels is %1.</source>
        <translation>Der Anteil verfälschter Labels ist %1.</translation>
    </message>
    <message>
        <source>Give a number from 0 to 1.</source>
        <translation>Eine Zahl von 0 bis 1 angeben.</translation>
    </message>
    <message>
        <source>A number of samples is negative.</source>
        <translation>Eine Anzahl von Beispielen ist negativ.</translation>
    </message>
    <message>
        <source>A total of %1 samples leaves none for each of %2 classes.</source>
        <translation>Insgesamt %1 Beispiele lassen für jede von %2 Klassen keines übrig.</translation>
    </message>
    <message>
        <source>Give at least one sample for each class.</source>
        <translation>Mindestens ein Beispiel je Klasse angeben.</translation>
    </message>
    <message>
        <source>%1 training samples are fewer than the %2 classes.</source>
        <translation>%1 Trainingsbeispiele sind weniger als die %2 Klassen.</translation>
    </message>
    <message>
        <source>No number of classes is given.</source>
        <translation>Keine Anzahl von Klassen ist angegeben.</translation>
    </message>
    <message>
        <source>The published size rule takes the %1 smallest of %2 classes.</source>
        <translation>Die veröffentlichte Größenregel nimmt die %1 kleinsten von %2 Klassen.</translation>
    </message>
    <message>
        <source>Give a number from 1 to %1.</source>
        <translation>Eine Zahl von 1 bis %1 angeben.</translation>
    </message>
    <message>
        <source>The share of validation samples is %1.</source>
        <translation>Der Anteil der Validierungsbeispiele ist %1.</translation>
    </message>
    <message>
        <source>Give a number between 0 and 1, for example 0.15.</source>
        <translation>Eine Zahl zwischen 0 und 1 angeben, zum Beispiel 0.15.</translation>
    </message>
    <message>
        <source>The data set has no training samples.</source>
        <translation>Der Datensatz hat keine Trainingsbeispiele.</translation>
    </message>
    <message>
        <source>The size of %1 makes no sense.</source>
        <translation>Die Größe von %1 ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The spectra do not fit the history.</source>
        <translation>Die Spektren passen nicht zum Verlauf.</translation>
    </message>
    <message>
        <source>The file is not a checkpoint of a training.</source>
        <translation>Die Datei ist kein Zwischenstand eines Trainings.</translation>
    </message>
    <message>
        <source>The checkpoint was written by a newer version of the program.</source>
        <translation>Der Zwischenstand wurde von einer neueren Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>There is no checkpoint.</source>
        <translation>Es gibt keinen Zwischenstand.</translation>
    </message>
    <message>
        <source>The training loss stopped being finite at step %1.</source>
        <translation>Der Trainingsverlust war bei Schritt %1 nicht mehr endlich.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 steps.</source>
        <translation>Angehalten nach %1 von %2 Schritten.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s weights are of another shape.</source>
        <translation>Die Gewichte des Zwischenstands haben eine andere Form.</translation>
    </message>
    <message>
        <source>Remove it; the runs then train from the beginning.</source>
        <translation>Ihn entfernen; die Läufe trainieren dann von vorn.</translation>
    </message>
    <message>
        <source>No NVIDIA card was found, and this LibTorch (%1) is built for the processor only.</source>
        <translation>Keine NVIDIA-Karte wurde gefunden, und dieses LibTorch (%1) ist nur für den Prozessor gebaut.</translation>
    </message>
    <message>
        <source>With a card: %1</source>
        <translation>Mit einer Karte: %1</translation>
    </message>
    <message>
        <source>There is an NVIDIA card, but its driver is not loaded.</source>
        <translation>Es gibt eine NVIDIA-Karte, aber ihr Treiber ist nicht geladen.</translation>
    </message>
    <message>
        <source>Install the driver (Debian: the package nvidia-driver), restart, and see that `nvidia-smi` lists the card.</source>
        <translation>Den Treiber installieren (Debian: das Paket nvidia-driver), neu starten und nachsehen, ob `nvidia-smi` die Karte aufführt.</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Dann: %1</translation>
    </message>
    <message>
        <source>There is an NVIDIA card with its driver, but this LibTorch (%1) is built for the processor only.</source>
        <translation>Es gibt eine NVIDIA-Karte mit Treiber, aber dieses LibTorch (%1) ist nur für den Prozessor gebaut.</translation>
    </message>
    <message>
        <source>There is an %1 with its driver, but this LibTorch (%2) is built for the processor only.</source>
        <translation>Es gibt eine %1 mit Treiber, aber dieses LibTorch (%2) ist nur für den Prozessor gebaut.</translation>
    </message>
    <message>
        <source>There is an NVIDIA card with its driver, but CUDA cannot use it.</source>
        <translation>Es gibt eine NVIDIA-Karte mit Treiber, aber CUDA kann sie nicht nutzen.</translation>
    </message>
    <message>
        <source>There is an %1 with its driver, but CUDA cannot use it.</source>
        <translation>Es gibt eine %1 mit Treiber, aber CUDA kann sie nicht nutzen.</translation>
    </message>
    <message>
        <source>See that `nvidia-smi` lists it, that its driver is new enough for this LibTorch (%1), and that CUDA_VISIBLE_DEVICES does not hide it.</source>
        <translation>Nachsehen, ob `nvidia-smi` sie aufführt, ob ihr Treiber neu genug für dieses LibTorch (%1) ist und ob CUDA_VISIBLE_DEVICES sie nicht verbirgt.</translation>
    </message>
    <message>
        <source>Install the official CUDA build of LibTorch: packaging/setup --libtorch FILE.zip, with a .zip from pytorch.org named cxx11-abi and cu.</source>
        <translation>Den offiziellen CUDA-Build von LibTorch installieren: packaging/setup --libtorch FILE.zip, mit einer .zip von pytorch.org, in deren Namen cxx11-abi und cu stehen.</translation>
    </message>
    <message>
        <source>No NVIDIA card was found; everything is computed on the processor.</source>
        <translation>Keine NVIDIA-Karte wurde gefunden; alles wird auf dem Prozessor gerechnet.</translation>
    </message>
    <message>
        <source>%1, %2 threads</source>
        <translation>%1, %2 Threads</translation>
    </message>
    <message>
        <source>CUDA device %1</source>
        <translation>CUDA-Gerät %1</translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is not there.</source>
        <translation>Das Gerät „%1“ ist nicht da.</translation>
    </message>
    <message>
        <source>Choose auto, cpu or cuda:N; `deltarank-cli list devices` shows them.</source>
        <translation>auto, cpu oder cuda:N wählen; `deltarank-cli list devices` zeigt sie.</translation>
    </message>
    <message>
        <source>This OpenBLAS is not the OpenMP build: its threads fight LibTorch&apos;s and training takes about twice as long. Install libopenblas0-openmp.</source>
        <translation>Dieses OpenBLAS ist nicht der OpenMP-Build: Seine Threads behindern die von LibTorch, und das Training dauert etwa doppelt so lange. libopenblas0-openmp installieren.</translation>
    </message>
    <message>
        <source>Matrices are multiplied by the reference BLAS, about 30 times slower than this processor can. Install libopenblas0-openmp.</source>
        <translation>Matrizen werden mit dem Referenz-BLAS multipliziert, etwa 30-mal langsamer, als dieser Prozessor es kann. libopenblas0-openmp installieren.</translation>
    </message>
    <message>
        <source>Stopped while the classes were compared.</source>
        <translation>Angehalten, während die Klassen verglichen wurden.</translation>
    </message>
    <message>
        <source>Comparing the classes with the base model</source>
        <translation>Die Klassen werden mit dem Basismodell verglichen</translation>
    </message>
    <message>
        <source>LibTorch reports: %1</source>
        <translation>LibTorch meldet: %1</translation>
    </message>
    <message>
        <source>The base model reads texts, but the data set %1 holds pictures.</source>
        <translation>Das Basismodell liest Texte, der Datensatz %1 enthält aber Bilder.</translation>
    </message>
    <message>
        <source>The base model reads texts, but the data set %1 holds texts.</source>
        <translation>Das Basismodell liest Texte, der Datensatz %1 enthält aber Texte.</translation>
    </message>
    <message>
        <source>The base model reads pictures, but the data set %1 holds pictures.</source>
        <translation>Das Basismodell liest Bilder, der Datensatz %1 enthält aber Bilder.</translation>
    </message>
    <message>
        <source>The base model reads pictures, but the data set %1 holds texts.</source>
        <translation>Das Basismodell liest Bilder, der Datensatz %1 enthält aber Texte.</translation>
    </message>
    <message>
        <source>Choose a BERT model for texts, a ViT model for pictures.</source>
        <translation>Für Texte ein BERT-Modell wählen, für Bilder ein ViT-Modell.</translation>
    </message>
    <message>
        <source>`input.max_tokens` is %1; the base model has %2 positions.</source>
        <translation>`input.max_tokens` ist %1; das Basismodell hat %2 Positionen.</translation>
    </message>
    <message>
        <source>Give at most %1.</source>
        <translation>Höchstens %1 angeben.</translation>
    </message>
    <message>
        <source>vocab.txt has %1 tokens, the model %2.</source>
        <translation>vocab.txt hat %1 Token, das Modell %2.</translation>
    </message>
    <message>
        <source>The base model has %1 colour channels.</source>
        <translation>Das Basismodell hat %1 Farbkanäle.</translation>
    </message>
    <message>
        <source>Pictures are RGB: models with 3 channels can be trained.</source>
        <translation>Bilder sind RGB: Modelle mit 3 Kanälen können trainiert werden.</translation>
    </message>
    <message>
        <source>preprocessor_config.json makes pictures of %1 pixels, the model reads %2 x %3.</source>
        <translation>preprocessor_config.json macht Bilder mit %1 Bildpunkten, das Modell liest %2 x %3.</translation>
    </message>
    <message>
        <source>Make both of one size.</source>
        <translation>Beides auf eine Größe bringen.</translation>
    </message>
    <message>
        <source>Stopped while judging a model.</source>
        <translation>Angehalten, während ein Modell beurteilt wurde.</translation>
    </message>
    <message>
        <source>The program&apos;s memory is used up.</source>
        <translation>Der Speicher des Programms ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller base model, data set or bank.</source>
        <translation>Andere Programme schließen oder ein kleineres Basismodell, einen kleineren Datensatz oder weniger Läufe zugleich wählen.</translation>
    </message>
    <message>
        <source>A library reports: %1</source>
        <translation>Eine Bibliothek meldet: %1</translation>
    </message>
    <message>
        <source>Writing the archive</source>
        <translation>Das Archiv wird geschrieben</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s own head of %1 classes is replaced: every run starts a new head with the classes of its task.</source>
        <translation>Der eigene Kopf des Checkpoints für %1 Klassen wird ersetzt: Jeder Lauf beginnt mit einem neuen Kopf für die Klassen seiner Aufgabe.</translation>
    </message>
    <message>
        <source>The base model does not fit on the device: %1</source>
        <translation>Das Basismodell passt nicht auf das Gerät: %1</translation>
    </message>
    <message>
        <source>The task has no training samples.</source>
        <translation>Die Aufgabe hat keine Trainingsbeispiele.</translation>
    </message>
    <message>
        <source>The task has no validation samples.</source>
        <translation>Die Aufgabe hat keine Validierungsbeispiele.</translation>
    </message>
    <message>
        <source>Runs that train together need training sets of one size.</source>
        <translation>Läufe, die zusammen trainieren, brauchen gleich große Trainingsmengen.</translation>
    </message>
    <message>
        <source>The checkpoint is not used, training begins anew: %1</source>
        <translation>Der Zwischenstand wird nicht genutzt, das Training beginnt von vorn: %1</translation>
    </message>
    <message>
        <source>The checkpoint is not used, training begins anew: %1 is of other runs.</source>
        <translation>Der Zwischenstand wird nicht genutzt, das Training beginnt von vorn: %1 gehört zu anderen Läufen.</translation>
    </message>
    <message>
        <source>Out of memory: the program&apos;s memory is used up.</source>
        <translation>Der Speicher reicht nicht: Der des Programms ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Out of memory: %1</source>
        <translation>Der Speicher reicht nicht: %1</translation>
    </message>
    <message>
        <source>Memory ran out; trying again with %1 samples at a time, gradients added up to batches of %2. %3</source>
        <translation>Der Speicher ging aus; neuer Versuch mit %1 Beispielen zugleich, Gradienten zu Batches von %2 summiert. %3</translation>
    </message>
    <message>
        <source>There is too little memory even for one sample at a time. %1</source>
        <translation>Der Speicher reicht nicht einmal für ein Beispiel zugleich. %1</translation>
    </message>
    <message>
        <source>Use a smaller base model, a shorter text length, a smaller bank, or a device with more memory.</source>
        <translation>Ein kleineres Basismodell, kürzere Texte, weniger Läufe zugleich oder ein Gerät mit mehr Speicher nehmen.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Show all matrices</source>
        <translation>Alle Matrizen zeigen</translation>
    </message>
    <message>
        <source>A first look in minutes on pictures: letters and digits rendered from this machine&apos;s fonts, told apart by character; font families are never on both sides of the split. A small ViT (6 layers) that ships with the program and has seen other characters only, full fine-tuning and LoRA of rank 32 on 4 to 62 characters, and LoRA on 16 characters with more and more shuffled labels, trained to the same loss.</source>
        <translation>Ein erster Blick in wenigen Minuten, an Bildern: Buchstaben und Ziffern, aus den Schriften dieses Rechners gezeichnet und nach Zeichen unterschieden; keine Schriftfamilie liegt auf beiden Seiten der Aufteilung. Ein kleines ViT (6 Schichten), das mit dem Programm kommt und nur andere Zeichen gesehen hat, volle Feinabstimmung und LoRA mit Rang 32 auf 4 bis 62 Zeichen, dazu LoRA auf 16 Zeichen mit immer mehr verfälschten Labels, bis zum selben Verlust trainiert.</translation>
    </message>
    <message>
        <source>A first look in minutes on real text: Debian package descriptions, told apart by section. A small BERT (4 layers) that ships with the program, full fine-tuning and LoRA of rank 32 on 2 to 24 sections, and LoRA on 8 sections with more and more shuffled labels, trained to the same loss. Full and LoRA runs of a repeat share classes, samples and seed; every run of a sweep trains on the same number of samples. The learning rates were chosen on validation samples at n = 8 (500 training samples, seed 7): full 1e-4, 3e-4, 6e-4 gave 0.947, 0.968, 0.970 of 432; LoRA 3e-4, 1e-3, 3e-3 gave 0.915, 0.920, 0.910 of 200, so the rates are the middle of a flat optimum.</source>
        <translation>Ein erster Blick in wenigen Minuten, an echtem Text: Beschreibungen von Debian-Paketen, nach Sektion unterschieden. Ein kleines BERT (4 Schichten), das mit dem Programm kommt, volle Feinabstimmung und LoRA mit Rang 32 auf 2 bis 24 Sektionen, dazu LoRA auf 8 Sektionen mit immer mehr verfälschten Labels, bis zum selben Verlust trainiert. Voller und LoRA-Lauf einer Wiederholung teilen Klassen, Beispiele und Startwert; alle Läufe einer Reihe trainieren mit gleich vielen Beispielen. Die Lernraten wurden an Validierungsbeispielen bei n = 8 gewählt (500 Trainingsbeispiele, Startwert 7): voll ergaben 1e-4, 3e-4 und 6e-4 eine Genauigkeit von 0.947, 0.968 und 0.970 bei 432 Beispielen, mit LoRA ergaben 3e-4, 1e-3 und 3e-3 eine von 0.915, 0.920 und 0.910 bei 200; die Lernraten sind also die Mitte eines flachen Optimums.</translation>
    </message>
    <message>
        <source>The paper&apos;s experiment as its authors ran it: arXiv abstracts told apart by category, bert-base-uncased, 500 steps of 32 samples at a learning rate of 5e-5 for both methods, LoRA of rank 500 on query, key and value. Every run draws its own classes, and the training size follows the published rule, so it differs between runs with more classes than samples allow. The shuffle sweep has one run a value. Choose sound-arxiv to separate these choices from the effect of the task.</source>
        <translation>Das Experiment der Veröffentlichung, wie seine Autoren es ausgeführt haben: arXiv-Zusammenfassungen, nach Kategorie unterschieden, bert-base-uncased, 500 Schritte mit je 32 Beispielen bei einer Lernrate von 5e-5 für beide Methoden, LoRA mit Rang 500 auf query, key und value. Jeder Lauf zieht seine eigenen Klassen, und die Trainingsgröße folgt der veröffentlichten Regel; sie unterscheidet sich deshalb zwischen Läufen mit mehr Klassen, als die Beispiele erlauben. Die Reihe über verfälschte Labels hat einen Lauf je Wert. Mit sound-arxiv lassen sich diese Entscheidungen vom Einfluss der Aufgabe trennen.</translation>
    </message>
    <message>
        <source>The paper&apos;s experiment as its authors ran it: Stanford Dogs, 120 breeds, ViT base, 500 steps of 32 samples at a learning rate of 5e-5 for both methods, LoRA of rank 500 on query, key and value. Every run draws its own classes, and the training size follows the published rule, so it differs between runs with more classes than samples allow. The new classification head of the LoRA runs stays frozen as it was drawn, and pictures are scaled to 0 .. 1 without mean and standard deviation. The shuffle sweep has one run a value. Choose sound-dogs to separate these choices from the effect of the task.</source>
        <translation>Das Experiment der Veröffentlichung, wie seine Autoren es ausgeführt haben: Stanford Dogs, 120 Rassen, ViT base, 500 Schritte mit je 32 Beispielen bei einer Lernrate von 5e-5 für beide Methoden, LoRA mit Rang 500 auf query, key und value. Jeder Lauf zieht seine eigenen Klassen, und die Trainingsgröße folgt der veröffentlichten Regel; sie unterscheidet sich deshalb zwischen Läufen mit mehr Klassen, als die Beispiele erlauben. Der neue Klassifikationskopf der LoRA-Läufe bleibt eingefroren, wie er gezogen wurde, und Bilder werden auf 0 .. 1 skaliert, ohne Mittelwert und Standardabweichung. Die Reihe über verfälschte Labels hat einen Lauf je Wert. Mit sound-dogs lassen sich diese Entscheidungen vom Einfluss der Aufgabe trennen.</translation>
    </message>
    <message>
        <source>The paper&apos;s experiment as its authors ran it: Oxford-IIIT Pet, 37 breeds, ViT base, 500 steps of 32 samples at a learning rate of 5e-5 for both methods, LoRA of rank 500 on query, key and value. Every run draws its own classes, and the training size follows the published rule, so it differs between runs with more classes than samples allow. The new classification head of the LoRA runs stays frozen as it was drawn, and pictures are scaled to 0 .. 1 without mean and standard deviation. The shuffle sweep has one run a value. Choose sound-pets to separate these choices from the effect of the task.</source>
        <translation>Das Experiment der Veröffentlichung, wie seine Autoren es ausgeführt haben: Oxford-IIIT Pet, 37 Rassen, ViT base, 500 Schritte mit je 32 Beispielen bei einer Lernrate von 5e-5 für beide Methoden, LoRA mit Rang 500 auf query, key und value. Jeder Lauf zieht seine eigenen Klassen, und die Trainingsgröße folgt der veröffentlichten Regel; sie unterscheidet sich deshalb zwischen Läufen mit mehr Klassen, als die Beispiele erlauben. Der neue Klassifikationskopf der LoRA-Läufe bleibt eingefroren, wie er gezogen wurde, und Bilder werden auf 0 .. 1 skaliert, ohne Mittelwert und Standardabweichung. Die Reihe über verfälschte Labels hat einen Lauf je Wert. Mit sound-pets lassen sich diese Entscheidungen vom Einfluss der Aufgabe trennen.</translation>
    </message>
    <message>
        <source>The paper&apos;s question with its loose ends tied: arXiv abstracts told apart by category, bert-base-uncased, LoRA of rank 500 on query, key and value. Against paper-arxiv: full and LoRA runs of a repeat share classes, samples and seed; every run of a sweep trains on the same number of samples; each method has its own learning rate, chosen by its validation loss before the study; training goes on until the validation loss has not improved for five evaluations, and the weights of the best one are kept; every value has ten repeats, shuffled labels too; null controls show what the numbers would be without learning.</source>
        <translation>Die Frage der Veröffentlichung mit geklärten offenen Punkten: arXiv-Zusammenfassungen, nach Kategorie unterschieden, bert-base-uncased, LoRA mit Rang 500 auf query, key und value. Im Unterschied zu paper-arxiv: Voller und LoRA-Lauf einer Wiederholung teilen Klassen, Beispiele und Startwert; alle Läufe einer Reihe trainieren mit gleich vielen Beispielen; jede Methode hat ihre eigene Lernrate, vor der Studie nach dem Validierungsverlust gewählt; trainiert wird, bis der Validierungsverlust fünf Auswertungen lang nicht mehr gesunken ist, und behalten werden die Gewichte der besten; jeder Wert hat zehn Wiederholungen, auch bei verfälschten Labels; Nullkontrollen zeigen, wie groß die Zahlen ohne Lernen wären.</translation>
    </message>
    <message>
        <source>The paper&apos;s question with its loose ends tied: Stanford Dogs, 120 breeds, ViT base, LoRA of rank 500 on query, key and value. Against paper-dogs: full and LoRA runs of a repeat share classes, samples and seed; every run of a sweep trains on the same number of samples; pictures are normalised as the model expects; the head is trained; each method has its own learning rate, chosen by its validation loss before the study; training goes on until the validation loss has not improved for five evaluations, and the weights of the best one are kept; every value has ten repeats, shuffled labels too; null controls show what the numbers would be without learning.</source>
        <translation>Die Frage der Veröffentlichung mit geklärten offenen Punkten: Stanford Dogs, 120 Rassen, ViT base, LoRA mit Rang 500 auf query, key und value. Im Unterschied zu paper-dogs: Voller und LoRA-Lauf einer Wiederholung teilen Klassen, Beispiele und Startwert; alle Läufe einer Reihe trainieren mit gleich vielen Beispielen; Bilder werden so normalisiert, wie das Modell es erwartet; der Kopf wird trainiert; jede Methode hat ihre eigene Lernrate, vor der Studie nach dem Validierungsverlust gewählt; trainiert wird, bis der Validierungsverlust fünf Auswertungen lang nicht mehr gesunken ist, und behalten werden die Gewichte der besten; jeder Wert hat zehn Wiederholungen, auch bei verfälschten Labels; Nullkontrollen zeigen, wie groß die Zahlen ohne Lernen wären.</translation>
    </message>
    <message>
        <source>The paper&apos;s question with its loose ends tied: Oxford-IIIT Pet, 37 breeds, ViT base, LoRA of rank 500 on query, key and value. Against paper-pets: full and LoRA runs of a repeat share classes, samples and seed; every run of a sweep trains on the same number of samples; pictures are normalised as the model expects; the head is trained; each method has its own learning rate, chosen by its validation loss before the study; training goes on until the validation loss has not improved for five evaluations, and the weights of the best one are kept; every value has ten repeats, shuffled labels too; null controls show what the numbers would be without learning.</source>
        <translation>Die Frage der Veröffentlichung mit geklärten offenen Punkten: Oxford-IIIT Pet, 37 Rassen, ViT base, LoRA mit Rang 500 auf query, key und value. Im Unterschied zu paper-pets: Voller und LoRA-Lauf einer Wiederholung teilen Klassen, Beispiele und Startwert; alle Läufe einer Reihe trainieren mit gleich vielen Beispielen; Bilder werden so normalisiert, wie das Modell es erwartet; der Kopf wird trainiert; jede Methode hat ihre eigene Lernrate, vor der Studie nach dem Validierungsverlust gewählt; trainiert wird, bis der Validierungsverlust fünf Auswertungen lang nicht mehr gesunken ist, und behalten werden die Gewichte der besten; jeder Wert hat zehn Wiederholungen, auch bei verfälschten Labels; Nullkontrollen zeigen, wie groß die Zahlen ohne Lernen wären.</translation>
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
        <translation>Klassenzahlen</translation>
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
        <source>full, lora or both.</source>
        <translation>full, lora oder beides.</translation>
    </message>
    <message>
        <source>Classes of every task; 0: all.</source>
        <translation>Klassen jeder Aufgabe; 0: alle.</translation>
    </message>
    <message>
        <source>shuffle: labels change places; swap: each class gets another&apos;s name; uniform: redrawn.</source>
        <translation>shuffle: Labels tauschen die Plätze; swap: Jede Klasse erhält den Namen einer anderen; uniform: neu gezogen.</translation>
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
        <translation>Name der Studie; Abbildungen und Exporte tragen ihn.</translation>
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
        <translation>Am Eingang von A.</translation>
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
        <translation>Initialisierung von A</translation>
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
        <translation>Lernrate, LoRA</translation>
    </message>
    <message>
        <source>LoRA head learning rate</source>
        <translation>Lernrate des Kopfs, LoRA</translation>
    </message>
    <message>
        <source>0: the same.</source>
        <translation>0: dieselbe.</translation>
    </message>
    <message>
        <source>LoRA epochs</source>
        <translation>Epochen, LoRA</translation>
    </message>
    <message>
        <source>Full learning rate</source>
        <translation>Lernrate, voll</translation>
    </message>
    <message>
        <source>Of full fine-tuning.</source>
        <translation>Der vollen Feinabstimmung.</translation>
    </message>
    <message>
        <source>Full epochs</source>
        <translation>Epochen, voll</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
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
        <translation>Warmup</translation>
    </message>
    <message>
        <source>Share of all steps.</source>
        <translation>Anteil an allen Schritten.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
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
        <translation>Bis zum Verlust</translation>
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
        <translation>So oft wird jeder Lauf wiederholt, je mit eigenen Klassen und eigenem Startwert.</translation>
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
        <translation>Kontrollen mit verfälschten Labels</translation>
    </message>
    <message>
        <source>Runs on fully shuffled labels for each value.</source>
        <translation>Läufe mit völlig verfälschten Labels für jeden Wert.</translation>
    </message>
    <message>
        <source>Keep weights</source>
        <translation>Gewichte behalten</translation>
    </message>
    <message>
        <source>Which runs keep A and B; all keep their spectra.</source>
        <translation>Welche Läufe die Matrizen A und B behalten; die Spektren bleiben bei allen.</translation>
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
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Kind of corruption</source>
        <translation>Art der Verfälschung</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
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
        <translation>Mittlerer Rang</translation>
    </message>
    <message>
        <source>Wasted rank</source>
        <translation>Ungenutzt</translation>
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
        <translation>Rang</translation>
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
    <message>
        <source>%1 on average (%2)</source>
        <translation>%1 im Mittel (%2)</translation>
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
        <translation>Einen LoRA-Adapter öffnen, um zu sehen, wie viel seines Rangs er nutzt: einen PEFT-Ordner, eine LoRA-Datei (.safetensors), einen Lauf einer Studie (.h5) oder einen Ordner mit vielen. Ablegen im Fenster genügt auch.</translation>
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
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
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
        <source>φ(%1, %2) = %3</source>
        <translation>φ(%1, %2) = %3</translation>
    </message>
    <message>
        <source>%1 · φ(i, j): i down, j across</source>
        <translation>%1 · φ(i, j): i nach unten, j nach rechts</translation>
    </message>
    <message>
        <source>φ, input side</source>
        <translation>φ, Eingangsseite</translation>
    </message>
    <message>
        <source>φ, output side</source>
        <translation>φ, Ausgangsseite</translation>
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
        <translation>Jedes Beispiel lässt sich lesen, und keines kommt doppelt vor.</translation>
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
    <message>
        <source>All classes have %1 samples.</source>
        <translation>Alle Klassen haben %1 Beispiele.</translation>
    </message>
    <message>
        <source>Check of the data</source>
        <translation>Prüfung der Daten</translation>
    </message>
</context>
<context>
    <name>deltarank::ui::EmptyState</name>
    <message>
        <source>Open study…</source>
        <translation>Studie öffnen…</translation>
    </message>
    <message>
        <source>Choose a preset…</source>
        <translation>Vorlage wählen…</translation>
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
        <translation> dpi</translation>
    </message>
    <message>
        <source>Pixels per inch</source>
        <translation>Auflösung in Bildpunkten je Zoll</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Auflösung</translation>
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
        <translation>Das Bild konnte nicht erstellt werden.</translation>
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
    <name>deltarank::ui::Jobs</name>
    <message>
        <source>Still at work: %1.</source>
        <translation>Noch bei der Arbeit: %1.</translation>
    </message>
    <message>
        <source>Try again when that is done, or stop it in the lowest line of the window.</source>
        <translation>Noch einmal versuchen, wenn das fertig ist, oder es in der untersten Zeile des Fensters anhalten.</translation>
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
    <message>
        <source>Start the lab again</source>
        <translation>Übung neu beginnen</translation>
    </message>
    <message numerus="yes">
        <source>Start &quot;%1&quot; again? The name, all answers and %n finished step(s) are deleted. A report that was written stays.</source>
        <translation>
            <numerusform>„%1“ neu beginnen? Der Name, alle Antworten und %n erledigter Schritt werden gelöscht. Ein geschriebener Bericht bleibt.</numerusform>
            <numerusform>„%1“ neu beginnen? Der Name, alle Antworten und %n erledigte Schritte werden gelöscht. Ein geschriebener Bericht bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete and start again</source>
        <translation>Löschen und neu beginnen</translation>
    </message>
    <message>
        <source>Keep the answers</source>
        <translation>Antworten behalten</translation>
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
        <translation>Berichte zu einer Tabelle zusammenfassen…</translation>
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
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n Zeile wurde nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Weggelassen: %1</translation>
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
        <source>Opens a run file, a LoRA file, a packed study or the study.json of a study.</source>
        <translation>Öffnet eine Laufdatei, eine LoRA-Datei, eine gepackte Studie oder die study.json einer Studie.</translation>
    </message>
    <message>
        <source>Studies, runs and adapters (study.json *.study.tar *.h5 *.safetensors adapter_config.json);;All files (*)</source>
        <translation>Studien, Läufe und Adapter (study.json *.study.tar *.h5 *.safetensors adapter_config.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>Schreiben anhalten</translation>
    </message>
    <message>
        <source>Stops the report, the packing or the saving that is shown at the bottom right. What is half written is not kept.</source>
        <translation>Hält den Bericht, das Packen oder das Speichern an, das unten rechts gezeigt wird. Halb Geschriebenes bleibt nicht.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Explains the figure that has the focus, or else this page.</source>
        <translation>Erklärt die Abbildung, die den Fokus hat, sonst diese Seite.</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farbschema: hell</translation>
    </message>
    <message>
        <source>The theme is light. The next one is dark.</source>
        <translation>Das Farbschema ist hell. Das nächste ist dunkel.</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farbschema: dunkel</translation>
    </message>
    <message>
        <source>The theme is dark. The next one is the desktop&apos;s.</source>
        <translation>Das Farbschema ist dunkel. Das nächste ist das des Desktops.</translation>
    </message>
    <message>
        <source>Theme: the desktop&apos;s</source>
        <translation>Farbschema: das des Desktops</translation>
    </message>
    <message>
        <source>The theme follows the desktop. The next one is light.</source>
        <translation>Das Farbschema folgt dem Desktop. Das nächste ist hell.</translation>
    </message>
    <message>
        <source>Stopped: %1.</source>
        <translation>Angehalten: %1.</translation>
    </message>
    <message>
        <source>Work is not finished</source>
        <translation>Die Arbeit ist nicht fertig</translation>
    </message>
    <message>
        <source>Still at work: %1. Closed now, the window stops it, and what is half written is lost.</source>
        <translation>Noch bei der Arbeit: %1. Wird das Fenster jetzt geschlossen, hält das die Arbeit an, und halb Geschriebenes geht verloren.</translation>
    </message>
    <message>
        <source>Close when done</source>
        <translation>Schließen, wenn fertig</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>Fenster offen lassen</translation>
    </message>
    <message>
        <source>Unpacking %1</source>
        <translation>%1 wird ausgepackt</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
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
        <translation>%1 mit ihnen. Ohne sie lassen sich Adapter aus der Kopie nicht kürzen oder speichern.</translation>
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
        <translation>Der Plan wird erstellt…</translation>
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
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechenweise</translation>
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
    <message>
        <source>about %1, if this machine is as fast as the one its finished runs were trained on</source>
        <translation>etwa %1, wenn dieser Rechner so schnell ist wie der, auf dem die fertigen Läufe trainiert wurden</translation>
    </message>
    <message>
        <source>being brought up to date</source>
        <translation>wird aktualisiert</translation>
    </message>
    <message>
        <source>about %1 by this machine&apos;s speed; better known after the first runs</source>
        <translation>etwa %1 nach der Geschwindigkeit dieses Rechners; genauer nach den ersten Läufen</translation>
    </message>
    <message>
        <source>of the last settings without mistakes</source>
        <translation>der letzten fehlerfreien Einstellungen</translation>
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
        <translation>1.96·s/√N über alle Schichten und Wiederholungen, wie in der Veröffentlichung: enger, als es sein sollte.</translation>
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
        <translation>Nach der Methode der kleinsten Quadrate durch die Mittel gelegt, mit dem 95-%-Band der Geraden.</translation>
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
        <translation>Keine</translation>
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
        <translation>Einen Punkt anklicken oder mit gedrückter Umschalttaste über mehrere ziehen.</translation>
    </message>
    <message>
        <source>Drag the threshold: all figures follow. Click a point to see its runs, wheel to zoom, Shift and drag to choose several. F1 explains every figure.</source>
        <translation>Die Schwelle ziehen: Alle Abbildungen folgen. Ein Klick auf einen Punkt zeigt seine Läufe, das Mausrad zoomt, Umschalt und Ziehen wählt mehrere. F1 erklärt jede Abbildung.</translation>
    </message>
    <message>
        <source>At 0</source>
        <translation>Bei 0</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Der Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Click a point or drag a rectangle with Shift: the runs behind it are listed here.</source>
        <translation>Auf einen Punkt klicken oder mit Umschalt ein Rechteck ziehen: Die Läufe dahinter stehen dann hier.</translation>
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
        <translation>Pausiert.</translation>
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
        <translation>Pausiert</translation>
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
        <source>%1 samples/s</source>
        <translation>%1 Beispiele/s</translation>
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
    <message>
        <source>%1 %2 = %3, repeat %4</source>
        <translation>%1 %2 = %3, Wiederholung %4</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>%1 done, %2</source>
        <translation>%1 fertig, %2</translation>
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
        <translation>Status</translation>
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
    <message>
        <source>accuracy %1</source>
        <translation>Genauigkeit %1</translation>
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
        <translation>Läufe nach Status zeigen</translation>
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
        <translation>Jeweils wie bisher</translation>
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
        <translation>Neue Ränge: %1 (im Mittel %2). A und B: %3 → %4. Fehler: %5 der Norm von ΔW.</translation>
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
        <translation>Zoomen</translation>
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
        <translation>Einen Klassifikator auf Aufgaben abgestufter Schwierigkeit feinabstimmen, den Rang messen, den seine LoRA-Adapter wirklich nutzen, und den Zusammenhang erkunden.</translation>
    </message>
    <message>
        <source>Or drop a study, a run file or an adapter anywhere on this window.</source>
        <translation>Oder eine Studie, einen Lauf oder einen Adapter irgendwo in diesem Fenster ablegen.</translation>
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
        <translation>Vorlage verwenden…</translation>
    </message>
    <message>
        <source>Use the preset %1</source>
        <translation>Die Vorlage %1 verwenden</translation>
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
        <translation>Beispielstudie öffnen</translation>
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
    <message>
        <source>Stopping: %1</source>
        <translation>Wird angehalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of: %1</source>
        <translation>Fortschritt von: %1</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
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
        <translation>Links stehen die Schritte. Eingaben werden sofort geprüft, aber erst beim Speichern übernommen; die Zeile unten zeigt den Aufwand.</translation>
    </message>
    <message>
        <source>Pack into one file…</source>
        <translation>In eine Datei packen…</translation>
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
        <source>Packed into %1, %2.</source>
        <translation>Gepackt in %1, %2.</translation>
    </message>
    <message>
        <source>They cannot be saved as they are: %1</source>
        <translation>So lassen sie sich nicht speichern: %1</translation>
    </message>
    <message>
        <source>The settings of %1 were changed and are not saved.</source>
        <translation>Die Einstellungen von %1 wurden geändert und sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The runs of the saved settings can be trained as well; what you changed then stays in the form, and can be saved when the training is over.</source>
        <translation>Es lassen sich auch die Läufe der gespeicherten Einstellungen trainieren; die Änderungen bleiben dann im Formular und können nach dem Training gespeichert werden.</translation>
    </message>
    <message>
        <source>Save and run</source>
        <translation>Speichern und trainieren</translation>
    </message>
    <message>
        <source>Run the saved settings</source>
        <translation>Mit gespeicherten Einstellungen trainieren</translation>
    </message>
    <message>
        <source>Packing %1</source>
        <translation>%1 wird gepackt</translation>
    </message>
    <message>
        <source>What is marked red in the steps has to be corrected first.</source>
        <translation>Erst muss berichtigt werden, was in den Schritten rot markiert ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s) to correct.</source>
        <translation>
            <numerusform>Noch %n weiteres Feld zu berichtigen.</numerusform>
            <numerusform>Noch %n weitere Felder zu berichtigen.</numerusform>
        </translation>
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
        <translation>Möglicherweise verschoben oder umbenannt.</translation>
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
        <translation>Einen .study-Ordner, eine gepackte Studie (.tar), eine Laufdatei (.h5), einen PEFT-Ordner oder eine LoRA-Datei (.safetensors) öffnen.</translation>
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
